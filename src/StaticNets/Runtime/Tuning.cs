namespace StaticNets.Runtime;

/// <summary>
/// The numbers that decide how fast the library is and how much memory it takes. Each comment states the unit and the origin of the number:
/// a measurement, a calculation or a choice.
/// </summary>
internal static class Tuning
{
    /// <summary>
    /// Smallest number of multiply-adds that each thread of a pass must get; for less work, fewer threads are used. A million multiply-adds
    /// take some ten microseconds, ten times as long as it takes to start a spinning thread and to wait for it.
    /// </summary>
    public const double MultiplyAddsOfAThread = 1e6;

    /// <summary>
    /// Smallest number of rows of a shard of a batch, unless an option sets the number of shards. Each shard transposes the kernels and
    /// writes a whole block of gradients, however few rows it has. The value was chosen, not measured.
    /// </summary>
    public const int TrainingRowsOfAShard = 16;

    /// <summary>
    /// Smallest number of multiply-adds of a shard for each parameter, unless an option sets the number of shards: the gradients of a shard
    /// are written, read and added once more, whatever its number of rows. Measured on one core (<c>tests/StaticNets.Benchmarks shards</c>,
    /// AMD EPYC, 512-bit vectors): a training step of 784-128-64-10 takes 1.4 % longer in two shards of 64 rows and 5 % longer in four,
    /// LeNet-5 1.3 % in eight shards of 16 rows.
    /// </summary>
    public const double MultiplyAddsOfAParameter = 48;

    /// <summary>
    /// Smallest number of rows that each thread must get in a prediction. The emitted functions compute six rows at a time (TileRows of the
    /// generator); fewer rows take more time for each row.
    /// </summary>
    public const int PredictionRowsOfAThread = 6;

    /// <summary>
    /// The rows of a prediction are divided into at most this number of parts for each thread. If a thread loses its core, the other
    /// threads take the parts that have not been started. The value was chosen; <c>tests/StaticNets.Benchmarks crowded</c> measures its
    /// effect.
    /// </summary>
    public const int PartsOfAThread = 4;

    /// <summary>
    /// Smallest number of rows in a part of a prediction (see <see cref="PartsOfAThread"/>). Each part reads the weights again, which must
    /// not take longer than computing its rows. The value is the number of rows that one pass computes at a time (PredictionRows of the
    /// generator).
    /// </summary>
    public const int RowsOfAPart = 96;

    /// <summary>
    /// Blocked threads are woken to help with summing the gradients and updating the parameters only if each worker gets at least this
    /// number of parameters. Summing this number of gradients takes some ten microseconds, as long as a wake-up. For fewer parameters, only
    /// threads that are still spinning help.
    /// </summary>
    public const int ElementsOfAThread = 1 << 16;

    /// <summary>
    /// Longest time that a waiting thread spins before it blocks, in microseconds. Spinning saves a wake-up of some ten microseconds if the
    /// other thread has a core of its own. The value was chosen; <c>tests/StaticNets.Benchmarks crowded</c> measures its effect.
    /// </summary>
    public const int LongestSpin = 250;

    /// <summary>
    /// Length of a trial spin in microseconds: as long as two wake-ups. If earlier spins were useless, threads block at once, and only some
    /// waits begin with a trial spin (see <see cref="WaitsBetweenProbes"/>). The value was chosen, not measured.
    /// </summary>
    public const int ProbingSpin = 20;

    /// <summary>
    /// While threads block at once, every 32nd wait begins with a trial spin of <see cref="ProbingSpin"/>, in case a core has become free.
    /// The value was chosen, not measured.
    /// </summary>
    public const int WaitsBetweenProbes = 32;

    /// <summary>
    /// Number of iterations of <see cref="Thread.SpinWait"/> between two reads of a flag, so that reading does not slow down the thread
    /// that writes the flag. The value was chosen, not measured.
    /// </summary>
    public const int PausesBetweenLooks = 2;

    /// <summary>
    /// Largest length of a block, in elements, for which loops over the block use narrower vectors. The gradients of a small network have
    /// just been written and are still in the store buffer; a load that is wider than the stores has to wait until they reach the cache.
    /// Measured together with unrolled training: a training step of a 2-2-1 network took 0.14 to 0.16 µs instead of 0.17 to 0.19.
    /// </summary>
    public const int JustWritten = 64;

    /// <summary>
    /// Number of training steps without updates in blocks after a step in which the norms did not exclude that a gradient overflows: such a step
    /// is computed twice. The value was chosen, not measured.
    /// </summary>
    public const int StepsWithoutUpdates = 64;

    /// <summary>
    /// Number of rows that are transposed at a time. Together they fill one cache line in each row of the result (two for double). So each
    /// cache line of the result is written once, and each row of the source is read sequentially.
    /// </summary>
    public const int TransposedRows = 16;

    /// <summary>
    /// Distance from the row that is written to the row that is prefetched, in rows of the transposed matrix. In a large matrix these rows
    /// are pages apart, so the processor does not prefetch them by itself. Measured together with StreamedBytes of the generator: a
    /// training step of a 1024-1024-1024-1024 network with 32 rows took 14 ms instead of 34.
    /// </summary>
    public const int TransposedLinesAhead = 16;

    /// <summary>
    /// Distance from the columns that are read to the columns that are prefetched, in elements. The processor follows fewer rows at a time
    /// than <see cref="TransposedRows"/>.
    /// </summary>
    public const int TransposedColumnsAhead = 64;

    /// <summary>
    /// Number of values that <c>Evaluate</c> predicts at a time when it sums their errors, so that the values stay in the first-level
    /// cache: 16 KiB in single precision. The value was chosen, not measured.
    /// </summary>
    public const int EvaluatedValues = 1 << 12;

    /// <summary>
    /// Largest number of training rows that are examined at the end of <c>Fit</c> for <see cref="History.Advice"/>. The limit bounds the
    /// time of the examination. The value was chosen, not measured.
    /// </summary>
    public const int AdviceRows = 256;

    /// <summary>
    /// Largest number of input values that are copied for <see cref="History.Advice"/>, unless a single row has more. With large images,
    /// fewer rows are enough, because a layer computes many pixels of each image. The values take 4 MiB in single precision. The limit was
    /// chosen, not measured.
    /// </summary>
    public const int AdviceValues = 1 << 20;

    /// <summary>
    /// Size in bytes of the buffers for reading and writing weight files: 64 KiB. It bounds the memory that saving and loading take. The
    /// value was chosen, not measured.
    /// </summary>
    public const int FileBuffer = 1 << 16;
}
