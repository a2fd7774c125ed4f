namespace StaticNets.Runtime;

/// <summary>
/// The numbers that decide how fast the library is and how much memory it takes: each with its unit and the measurement that it comes from.
/// "Round" marks a number that was chosen and not measured; it says what the number bounds.
/// </summary>
internal static class Tuning
{
    /// <summary>
    /// Multiply-adds of a pass that are worth a thread: some ten microseconds, ten times as long as it takes to wake a thread that spins and
    /// to wait for it.
    /// </summary>
    public const double MultiplyAddsOfAThread = 1e6;

    /// <summary>
    /// Rows of a batch that are worth a thread. Each worker transposes the kernels and writes a whole block of gradients, however few rows it
    /// has. Round.
    /// </summary>
    public const int TrainingRowsOfAThread = 16;

    /// <summary>
    /// Rows of a prediction that are worth a thread: functions take six at a time (TileRows of the generator), and a part of fewer takes
    /// longer for each.
    /// </summary>
    public const int PredictionRowsOfAThread = 6;

    /// <summary>
    /// Parts into which the rows of each thread of a prediction are cut, so that a thread that has lost its core does not hold up the others.
    /// Round; <c>tests/StaticNets.Benchmarks crowded</c> measures it.
    /// </summary>
    public const int PartsOfAThread = 4;

    /// <summary>
    /// Rows of such a part at least: each part reads the weights anew, which must not take longer than its rows. As many as one pass takes
    /// at a time (PredictionRows of the generator).
    /// </summary>
    public const int RowsOfAPart = 96;

    /// <summary>
    /// Elements of a worker's part of the parameter block that are worth waking a thread: adding them up takes some ten microseconds, as long
    /// as the wake-up.
    /// </summary>
    public const int ElementsOfAThread = 1 << 16;

    /// <summary>
    /// Longest spin of a waiting thread, in microseconds. Spinning saves a wake-up of some ten microseconds where the other thread has a core
    /// of its own. <c>tests/StaticNets.Benchmarks crowded</c> measures it; the bound itself is round.
    /// </summary>
    public const int LongestSpin = 250;

    /// <summary>Spin after spinning has been in vain, in microseconds: two wake-ups. Round.</summary>
    public const int ProbingSpin = 20;

    /// <summary>Waits without a spin before the next one that spins, in case a core has become free. Round.</summary>
    public const int WaitsBetweenProbes = 32;

    /// <summary>
    /// Pauses (<see cref="Thread.SpinWait"/>) between two reads of a flag, so that reading does not slow down the thread that writes it. Round.
    /// </summary>
    public const int PausesBetweenLooks = 2;

    /// <summary>
    /// Elements of a block up to which its flat passes use narrower vectors. The gradients of a small network have just been written and are
    /// still in the store buffer; a load that is wider than the stores before it has to wait for them. Measured together with unrolled
    /// training: a step of 2-2-1 took 0.14 to 0.16 µs instead of 0.17 to 0.19.
    /// </summary>
    public const int JustWritten = 64;

    /// <summary>
    /// Rows that are transposed at a time: as many as a cache line of the result has elements (two lines for double), so that each line is
    /// written once, and the rows are read side by side from end to end.
    /// </summary>
    public const int TransposedRows = 16;

    /// <summary>
    /// Lines of the transpose that are asked for before they are written: in a large matrix they are pages apart. Measured together with the
    /// generator's StreamedBytes: a step of 1024-1024-1024-1024 with 32 rows took 14 ms instead of 34.
    /// </summary>
    public const int TransposedLinesAhead = 16;

    /// <summary>Predictions that <c>Evaluate</c> holds at a time when it sums their errors, so that they stay near: 16 KiB in single precision. Round.</summary>
    public const int EvaluatedValues = 1 << 12;

    /// <summary>Rows of the training data that the advice after a training looks at. Round; it bounds the time that <c>Fit</c> takes longer.</summary>
    public const int AdviceRows = 256;

    /// <summary>Input values of these rows: large images are copied, and some of them say as much of a layer with many pixels. Round; 4 MiB in single precision.</summary>
    public const int AdviceValues = 1 << 20;

    /// <summary>Bytes of the buffers between weights and files: 64 KiB. Round; it bounds the memory that saving and loading take.</summary>
    public const int FileBuffer = 1 << 16;
}
