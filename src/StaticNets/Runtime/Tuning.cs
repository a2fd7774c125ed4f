namespace StaticNets.Runtime;

/// <summary>
/// The numbers that decide how fast the library is and how much memory it takes: each with its unit and the measurement that it comes from.
/// "Round" marks a number that was chosen and not measured; it says what the number bounds.
/// </summary>
internal static class Tuning
{
    /// <summary>
    /// Smallest number of multiply-adds of a pass for each thread: they take some ten microseconds, ten times as long as it takes to start
    /// a thread that spins and to wait for it.
    /// </summary>
    public const double MultiplyAddsOfAThread = 1e6;

    /// <summary>
    /// Smallest number of rows of a batch for each thread of a training. Each worker transposes the kernels and writes a whole block of
    /// gradients, however few rows it has. Round.
    /// </summary>
    public const int TrainingRowsOfAThread = 16;

    /// <summary>
    /// Smallest number of rows for each thread of a prediction: functions compute six at a time (TileRows of the generator), and fewer rows
    /// take longer for each row.
    /// </summary>
    public const int PredictionRowsOfAThread = 6;

    /// <summary>
    /// Number of parts into which the rows of each thread of a prediction are divided, so that a thread that has lost its core does not
    /// delay the others. Round; <c>tests/StaticNets.Benchmarks crowded</c> measures it.
    /// </summary>
    public const int PartsOfAThread = 4;

    /// <summary>
    /// Smallest number of rows of such a part: each part reads the weights again, which must not take longer than computing its rows. It is
    /// the number of rows that one pass computes at a time (PredictionRows of the generator).
    /// </summary>
    public const int RowsOfAPart = 96;

    /// <summary>
    /// Length, in elements, of a worker's part of the gradients from which on blocked threads are woken to sum them: the sums take some ten
    /// microseconds, as long as a wake-up.
    /// </summary>
    public const int ElementsOfAThread = 1 << 16;

    /// <summary>
    /// Longest spin of a waiting thread, in microseconds. Spinning saves a wake-up of some ten microseconds where the other thread has a
    /// core of its own. <c>tests/StaticNets.Benchmarks crowded</c> measures it; the bound itself is round.
    /// </summary>
    public const int LongestSpin = 250;

    /// <summary>Length of the next spin after spinning was useless, in microseconds: two wake-ups. Round.</summary>
    public const int ProbingSpin = 20;

    /// <summary>Number of waits without a spin before the next one with a spin, in case a core has become free. Round.</summary>
    public const int WaitsBetweenProbes = 32;

    /// <summary>
    /// Number of pauses (<see cref="Thread.SpinWait"/>) between two reads of a flag, so that reading does not slow down the thread that
    /// writes it. Round.
    /// </summary>
    public const int PausesBetweenLooks = 2;

    /// <summary>
    /// Largest length of a block, in elements, for which loops over the block use narrower vectors. The gradients of a small network have
    /// just been written and are still in the store buffer; a load that is wider than the stores before it has to wait for them. Measured
    /// together with unrolled training: a step of 2-2-1 took 0.14 to 0.16 µs instead of 0.17 to 0.19.
    /// </summary>
    public const int JustWritten = 64;

    /// <summary>
    /// Number of rows that are transposed at a time: as many as a cache line of the result has elements (two lines for double), so that
    /// each line is written once, and each row is read sequentially.
    /// </summary>
    public const int TransposedRows = 16;

    /// <summary>
    /// Number of lines of the transpose by which prefetching is ahead of writing: in a large matrix the lines are pages apart. Measured
    /// together with the generator's StreamedBytes: a step of 1024-1024-1024-1024 with 32 rows took 14 ms instead of 34.
    /// </summary>
    public const int TransposedLinesAhead = 16;

    /// <summary>
    /// Number of predicted values that <c>Evaluate</c> holds at a time when it sums their errors, so that they stay in the first-level
    /// cache: 16 KiB in single precision. Round.
    /// </summary>
    public const int EvaluatedValues = 1 << 12;

    /// <summary>
    /// Largest number of training rows that are examined for the advice after a training. Round; it bounds the time that this adds to
    /// <c>Fit</c>.
    /// </summary>
    public const int AdviceRows = 256;

    /// <summary>
    /// Largest number of input values in these rows, which are copied. Of large images, fewer rows are enough, because a layer computes
    /// many pixels of each. Round; 4 MiB in single precision.
    /// </summary>
    public const int AdviceValues = 1 << 20;

    /// <summary>
    /// Size of the buffers between weights and files, in bytes: 64 KiB. Round; it bounds the memory that saving and loading take.
    /// </summary>
    public const int FileBuffer = 1 << 16;
}
