namespace StaticNets.Generator.Tensors;

/// <summary>
/// The numbers that decide how fast emitted code is, how much memory it takes and how long the generator works: each with its unit and the
/// measurement that it comes from. "Round" marks a number that was chosen and not measured; it says what the number bounds.
/// </summary>
internal static class Tuning
{
    /// <summary>
    /// Rows × vectors of a block of a product. Twelve sums hide the latency of two multiply-adds a cycle (2 × 4 cycles need eight) and leave,
    /// of 16 vector registers, two for b and one for a. Measured: 0.95 to 0.99 of the peak from six rows on (784-128-64-10, docs/performance.md).
    /// </summary>
    public const int TileRows = 6;

    /// <inheritdoc cref="TileRows"/>
    public const int TileVectors = 2;

    /// <summary>Rows of a block where a row is one vector: again twelve sums, so that as many multiply-adds are in flight.</summary>
    public const int TileRowsOfOneVector = 12;

    /// <summary>
    /// Vectors of a tile of one row in 16 registers: eight sums hide the latency of two multiply-adds a cycle. Measured with
    /// <see cref="TileRows"/>.
    /// </summary>
    public const int VectorsOfRow = 8;

    /// <summary>
    /// Steps of k in a turn of the loop of a single row that widens its weights: it takes three instructions a vector where another one takes
    /// two, so that those of the loop count. Measured: several steps in a turn take an eighth off a row of 784 through 128 units.
    /// </summary>
    public const int StepsOfWideningRow = 4;

    /// <summary>The same with twice as many sums, which need 32 registers.</summary>
    public const int StepsOfWidestRow = 2;

    /// <summary>Vectors of widened weights that such a row loads at a time, so that they fit beside the sums.</summary>
    public const int VectorsAtATime = 4;

    /// <summary>
    /// Parts of a sum in an unrolled product, which has too few columns to fill the latency of a multiply-add. Measured together with the
    /// unrolling: a prediction of 4-16-16-3 took 34 ns instead of 49; one, two or eight parts were within a tenth of four.
    /// </summary>
    public const int UnrolledParts = 4;

    /// <summary>
    /// Multiply-adds of a prediction up to which a network is unrolled; above, arithmetic takes longer than calls and loops. Measured: a step
    /// of 2-2-1 took 0.14 to 0.16 µs instead of 0.17 to 0.19. The bound itself is round; it keeps emitted functions short.
    /// </summary>
    public const long UnrolledMultiplyAdds = 1024;

    /// <summary>
    /// Vocabulary calls of an unrolled pass. Each is a local variable to the JIT, which stops inlining at 512; the rest is left for the
    /// variables of the pass itself. Round.
    /// </summary>
    public const long UnrolledCalls = 320;

    /// <summary>
    /// Vocabulary calls up to which a function is applied to every sum of a tile while the sums are in registers, for the same limit of 512;
    /// a costlier function runs in a loop over the finished tile, which then lies in the first-level cache. Round.
    /// </summary>
    public const int InlinedCalls = 48;

    /// <summary>Bytes of the values of a prediction: half of a second-level cache of 256 KiB. Round; it bounds the workspace.</summary>
    public const long PredictionBytes = 128 * 1024;

    /// <summary>
    /// Bytes of the values of a training step, which stay for the way back: three quarters of a second-level cache of 512 KiB. Round; it
    /// bounds the workspace of each thread.
    /// </summary>
    public const long TrainingBytes = 384 * 1024;

    /// <summary>Samples of a prediction at a time: sixteen blocks of rows. Round; it bounds the workspace of small networks.</summary>
    public const long PredictionRows = 16 * TileRows;

    /// <summary>Samples of a training step at a time. Round; it bounds the workspace of small networks.</summary>
    public const long TrainingRows = 32 * TileRows;

    /// <summary>
    /// Bytes of weights from which they do not stay in a second-level cache: they are fetched ahead, and gradients are written row by row.
    /// Measured together with <see cref="RowsAhead"/> and <see cref="LongRow"/>: a step of 1024-1024-1024-1024 with 32 rows took 14 ms
    /// instead of 34.
    /// </summary>
    public const long StreamedBytes = 512 * 1024;

    /// <summary>
    /// Rows of weights between the one that is fetched and the one that is used: they are pages apart, where the processor does not foresee
    /// them, and so many steps of k take as long as memory to answer. Measured with <see cref="StreamedBytes"/>.
    /// </summary>
    public const int RowsAhead = 32;

    /// <summary>
    /// Cache lines of the shortest row that gets another line behind <see cref="CrowdedStride"/>: the line is 3 % of it at most. Measured with
    /// <see cref="StreamedBytes"/>.
    /// </summary>
    public const int LongRow = 32;

    /// <summary>
    /// Cache lines (1 KiB) whose multiples are bad distances between rows: a loop over a column reads one line of each row, and all of these
    /// fall into a sixteenth of the cache's sets and evict each other long before the cache is full.
    /// </summary>
    public const int CrowdedStride = 16;

    /// <summary>
    /// Pixels of the gradient of a convolution's kernel that are summed at a time, so that they stay in a first-level cache of 32 KiB: 16 KiB
    /// for 16 filters in single precision. Round.
    /// </summary>
    public const long GradientPixels = 256;

    /// <summary>
    /// Bytes of weights from which SNET4001 advises against a network: beyond the last-level cache of ordinary processors (8 to 64 MiB) they
    /// are read from memory for every prediction. Measured: 2048-2048-2048-2048 (48 MiB) took 20 times as long as 1024-1024-1024-1024
    /// (12 MiB), with four times as many weights (docs/performance.md).
    /// </summary>
    public const long AdvisedBytes = 64L << 20;

    /// <summary>
    /// Layers from which SNET4001 advises against a network. A pass calls the functions of all layers, and the JIT optimises it up to 20 000
    /// instructions that use its variables 8 000 times. Measured (MethodSizeTests): one Dense layer with softmax adds 90 of the former and 33
    /// of the latter to the backward pass; a convolution with groups, padding, DropConnect and softmax adds 215 and 60, and counts twice. So
    /// 90 % of the limits are reached at most.
    /// </summary>
    public const int AdvisedLayers = 150;

    /// <summary>
    /// References between layers from which SNET4001 advises against a network. Measured with <see cref="AdvisedLayers"/>: each layer more that
    /// an <c>[Add]</c> or <c>[Concatenate]</c> reads is a call more, of 5 instructions and 3 uses of variables.
    /// </summary>
    public const int AdvisedReads = 800;

    /// <summary>Candidates that are tried for one mistake: each builds the graph, while the user types. Round.</summary>
    public const int RepairTries = 100;

    /// <summary>Mistakes of one declaration for which a repair is searched. Round; with <see cref="RepairTries"/> it bounds the analyzer's time.</summary>
    public const int RepairSearches = 20;

    /// <summary>Sizes that are tried, from 1 on, where nothing says which one was intended. Round; less than <see cref="RepairTries"/>.</summary>
    public const int GuessedSizes = 64;

    /// <summary>
    /// Variables that an analysis of calls follows (<c>var a = b; var b = c;</c>): enough for real code, and a limit for circular code, which
    /// does not compile. Round.
    /// </summary>
    public const int FollowedVariables = 8;
}
