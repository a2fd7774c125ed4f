namespace StaticNets.Generator.Tensors;

/// <summary>
/// The numbers that decide how fast emitted code is, how much memory it takes and how long the generator works. Each has its unit and the
/// measurement that it comes from, or says that it was chosen and not measured, and what it limits.
/// </summary>
internal static class Tuning
{
    /// <summary>
    /// Size of a tile of a matrix product: rows × vectors. Its twelve sums hide the latency of two multiply-adds per cycle (2 × 4 cycles
    /// need eight sums) and leave, of 16 vector registers, two for the kernel and one for x. Measured: 0.95 to 0.99 of the peak from six
    /// rows on (784-128-64-10, docs/performance.md).
    /// </summary>
    public const int TileRows = 6;

    /// <inheritdoc cref="TileRows"/>
    public const int TileVectors = 2;

    /// <summary>
    /// Rows of a tile that is one vector wide: twelve sums, so that as many multiply-adds are in flight as in a tile of two vectors.
    /// </summary>
    public const int TileRowsOfOneVector = 12;

    /// <summary>
    /// Number of vectors in a tile of one row on processors with 16 vector registers: eight sums hide the latency of two multiply-adds per
    /// cycle. Measured with <see cref="TileRows"/>.
    /// </summary>
    public const int VectorsOfRow = 8;

    /// <summary>
    /// Largest number of vectors in a tile of one row: with the vector of x, twelve sums fit in 16 registers. Measured: a step of an LSTM
    /// with 40 units takes 0.228 µs instead of 0.257 when its ten vectors have one tile instead of tiles of eight and two (512-bit vectors,
    /// Intel Xeon).
    /// </summary>
    public const int LargestRowTile = 12;

    /// <summary>
    /// Largest number of vectors in a tile of one row on processors with 32 vector registers. Such a tile reads rows of a kernel as a whole,
    /// in the order of memory, for which second-level caches are faster. Measured: a step of an LSTM with 64 units takes 0.54 µs instead of
    /// 0.74, with 80 units 0.76 instead of 1.06 (512-bit vectors, AMD EPYC of the Zen 5 generation).
    /// </summary>
    public const int LargestWideRowTile = 20;

    /// <summary>
    /// Largest number of products in the pass of a time step that are compiled into it. The JIT stops inlining at 512 local variables; a
    /// product needs about twenty. Measured: with the three products of an LSTM of 32 units and a dense layer, a step takes 98 ns instead of
    /// 109 (512-bit vectors, AMD EPYC of the Zen 5 generation).
    /// </summary>
    public const int InlinedProducts = 12;

    /// <summary>
    /// Number of steps of k in one iteration of the loop over k, in a tile of one row that widens bfloat16 weights. Such a tile needs three
    /// instructions for each vector, other tiles two, so the additional instructions of the loop itself cost time. Measured: with several
    /// steps in an iteration, one row through a layer of 784 inputs and 128 units takes an eighth less time.
    /// </summary>
    public const int StepsOfWideningRow = 4;

    /// <summary>
    /// The same as <see cref="StepsOfWideningRow"/>, for a tile with twice as many sums, which needs 32 vector registers.
    /// </summary>
    public const int StepsOfWidestRow = 2;

    /// <summary>
    /// Number of vectors of bfloat16 weights that a tile of one row widens at a time, so that they and the sums fit in the registers.
    /// </summary>
    public const int VectorsAtATime = 4;

    /// <summary>
    /// Number of independent partial sums for each sum in an unrolled product, whose columns alone are too few to hide the latency of a
    /// multiply-add. Measured together with the unrolling: a prediction of 4-16-16-3 took 34 ns instead of 49; with one, two or eight
    /// partial sums the time was within a tenth of that.
    /// </summary>
    public const int UnrolledParts = 4;

    /// <summary>
    /// Largest number of steps in a window whose sums are computed side by side when a convolution over steps computes a single step; with
    /// the weights and the inputs they need as many vector registers. Chosen, not measured.
    /// </summary>
    public const int SumsOfWindow = 8;

    /// <summary>
    /// Largest number of multiply-adds of a prediction for which a network is unrolled; in larger networks, arithmetic takes longer than
    /// calls and loops. Measured: a step of 2-2-1 took 0.14 to 0.16 µs instead of 0.17 to 0.19. The bound itself is round; it keeps emitted
    /// functions short.
    /// </summary>
    public const long UnrolledMultiplyAdds = 1024;

    /// <summary>
    /// Largest number of SIMD operations in an unrolled pass. The JIT gives each of them a local variable and stops inlining at 512
    /// variables; the remaining 192 variables are for the pass itself. Chosen, not measured.
    /// </summary>
    public const long UnrolledCalls = 320;

    /// <summary>
    /// Largest number of SIMD operations in a loop that replaces several loops; the reason is the JIT's limit of 512 variables, see
    /// <see cref="UnrolledCalls"/>. The five activations and four products of an LSTM need 170. Chosen, not measured.
    /// </summary>
    public const int MergedCalls = 320;

    /// <summary>
    /// Number of SIMD operations from which on an activation counts as long, such as the sigmoid. A loop is not merged with the next one if
    /// a long activation there waits for the result of a long one here: the processor overlaps few iterations that are both long and wait.
    /// Measured: the gates of an LSTM with 32 units take 108 ns in two loops, 131 ns in one (256-bit vectors, AMD EPYC).
    /// </summary>
    public const int LongFunction = 12;

    /// <summary>
    /// Largest number of SIMD operations that apply an activation to all sums of a tile while the sums are in registers; the reason is the
    /// JIT's limit of 512 variables, see <see cref="UnrolledCalls"/>. A costlier activation runs in a loop over the finished tile, which is
    /// then in the first-level cache. Chosen, not measured.
    /// </summary>
    public const int InlinedCalls = 48;

    /// <summary>
    /// Largest size in bytes of the values that a prediction computes at a time: half of a second-level cache of 256 KiB. Chosen, not
    /// measured; it bounds the workspace.
    /// </summary>
    public const long PredictionBytes = 128 * 1024;

    /// <summary>
    /// Largest size in bytes of the values that a training step computes at a time and keeps for the backward pass: three quarters of a
    /// second-level cache of 512 KiB. Chosen, not measured; it bounds the workspace of each thread.
    /// </summary>
    public const long TrainingBytes = 384 * 1024;

    /// <summary>
    /// How many bytes of kernels of matrix products make a byte of values worth computing at a time, beyond <see cref="PredictionBytes"/> and
    /// <see cref="TrainingBytes"/>: the kernels are read from memory for each part of a batch. Measured: a step of 2048-2048-2048-10 with 32
    /// rows takes 17 ms in one part and 35 in several (Intel Xeon).
    /// </summary>
    public const long KernelBytesOfValues = 4;

    /// <summary>
    /// How many times <see cref="PredictionBytes"/> or <see cref="TrainingBytes"/> sequences may take with all their steps: 2 and 6 MiB, a
    /// part of a third-level cache. Chosen, not measured; it bounds the workspace of long sequences.
    /// </summary>
    public const long BudgetsOfSequences = 16;

    /// <summary>
    /// Largest number of samples that a prediction computes at a time: the rows of sixteen tiles. Chosen, not measured; it bounds the
    /// workspace of small networks.
    /// </summary>
    public const long PredictionRows = 16 * TileRows;

    /// <summary>
    /// Largest number of calls by which a training step in stages computes again what it could also keep: a normalisation, an activation, a
    /// pooling, a sum and two copies. In a chain of residual blocks it is a part of the chain, so that the work does not grow with its square.
    /// Chosen, not measured.
    /// </summary>
    public const int RecomputedCalls = 6;

    /// <summary>
    /// Largest number of samples that a training step computes at a time. Chosen, not measured; it bounds the workspace of small networks.
    /// </summary>
    public const long TrainingRows = 32 * TileRows;

    /// <summary>
    /// Size in bytes above which a kernel does not stay in a second-level cache: then its rows are prefetched, and its gradient is written
    /// row by row. Measured together with <see cref="RowsAhead"/> and <see cref="LongRow"/>: a step of 1024-1024-1024-1024 with 32 rows
    /// took 14 ms instead of 34.
    /// </summary>
    public const long StreamedBytes = 512 * 1024;

    /// <summary>
    /// Smallest size in bytes of all parameters with which the optimizer updates kernels block by block: half of a second-level cache of
    /// 256 KiB, since parameters and gradients together fill it otherwise. Chosen, not measured.
    /// </summary>
    public const long UpdatedBytes = 128 * 1024;

    /// <summary>
    /// Size in bytes of the gradient of a block of a kernel, so that it stays in a first-level cache of 32 KiB with the weights of the block.
    /// Measured: with 12 instead of 24 KiB a step of 784-128-64-10 with SGD takes 2 % less time, with Adam, which computes more for each block
    /// before its loop, 1 % more.
    /// </summary>
    public const long UpdatedBlockBytes = 16 * 1024;

    /// <summary>
    /// Smallest number of rows of such a block, in kernels with long rows: for each tile of a block the gradient of the output is read from the
    /// second-level cache once.
    /// </summary>
    public const long FewestUpdatedRows = 4 * TileRows;

    /// <summary>
    /// Number of rows between the row of a kernel that is in use and the row that is prefetched. The rows are pages apart, so the processor
    /// does not prefetch them by itself; computing with 32 rows takes about as long as an access to memory. Measured with
    /// <see cref="StreamedBytes"/>.
    /// </summary>
    public const int RowsAhead = 32;

    /// <summary>
    /// Number of cache lines from which on a row counts as long. A long row whose length is a multiple of <see cref="CrowdedStride"/> gets
    /// one more cache line, which is at most 6 % of the row. Measured: a prediction of 14 × 14 × 256 through two
    /// convolutions of 256 filters takes 4.6 ms instead of 7.1 (512-bit vectors, Intel Xeon).
    /// </summary>
    public const int LongRow = 16;

    /// <summary>
    /// Distance between rows in cache lines (together 1 KiB) that is slow, as are its multiples: a loop over a column reads one line of
    /// each row, and all these lines fall into a sixteenth of the cache's sets, where they evict each other long before the cache is full.
    /// </summary>
    public const int CrowdedStride = 16;

    /// <summary>
    /// Number of output pixels over which the gradient of a convolution's kernel is summed at a time, so that the gradients of these pixels
    /// stay in a first-level cache of 32 KiB: 16 KiB for 16 filters in single precision. Chosen, not measured.
    /// </summary>
    public const long GradientPixels = 256;

    /// <summary>
    /// Largest number of instructions of the algorithm of Winograd, as a share of the multiply-adds of all windows, with which a convolution uses
    /// it. Chosen, not measured: its transforms load and store more than products do.
    /// </summary>
    public const double WinogradShare = 0.7;

    /// <summary>
    /// Number of windows whose gradients are computed at a time before they are added to the image: 16 KiB for windows of 5 × 6 elements,
    /// half of a first-level cache of 32 KiB. Chosen, not measured.
    /// </summary>
    public const long WindowsOfGradient = 64;

    /// <summary>
    /// Largest number of instructions with which the gradient of an image is computed from those of its windows, as a share of those with a
    /// vector for each pixel. Chosen, not measured: adding the windows takes memory operations.
    /// </summary>
    public const double WindowGradientShare = 0.7;

    /// <summary>
    /// Largest number of instructions with pixels in the lanes of a vector, as a share of those with filters in them, with which a
    /// convolution and the maximum of its windows are computed that way. Chosen, not measured.
    /// </summary>
    public const double PixelLanesShare = 0.85;

    /// <summary>
    /// Largest number of channels, and of filters, of a group for which the groups of a convolution are computed side by side. Measured: a
    /// training step of 28 × 28 × 64 with kernels of 3 × 3 takes, of the time of one group after the other, 0.2 with two filters for each
    /// channel, 0.3 with groups of two channels and two filters, 0.5 with four, 0.6 with five and six and as long with eight
    /// (docs/decisions/matrix-products.md).
    /// </summary>
    public const long PlacesOfNarrowGroup = 6;

    /// <summary>
    /// The same for kernels with fewer than <see cref="TapsOfNarrowGroup"/> elements for one channel and filter, in which the copies of the
    /// channels in another order take a larger part of the time. Measured with <see cref="PlacesOfNarrowGroup"/>: groups of four channels
    /// and four filters with a kernel of 1 × 1 take longer side by side.
    /// </summary>
    public const long PlacesOfFewTaps = 2;

    /// <inheritdoc cref="PlacesOfFewTaps"/>
    public const long TapsOfNarrowGroup = 3;

    /// <summary>
    /// How many groups there must be for each channel, and for each filter, of a group for them to be computed side by side: with fewer,
    /// vectors of groups hold hardly more than vectors of the filters of one group. Measured with <see cref="PlacesOfNarrowGroup"/>: with
    /// four groups of four channels and four filters, a training step takes as long and a prediction a third longer.
    /// </summary>
    public const long GroupsOfPlace = 2;

    /// <summary>
    /// Size in bytes above which the weights make SNET4001 advise against a network: weights larger than the last-level cache of ordinary
    /// processors (8 to 64 MiB) are read from memory for every prediction. Measured: 2048-2048-2048-2048 (48 MiB) took 20 times as long as
    /// 1024-1024-1024-1024 (12 MiB), with four times as many weights (docs/performance.md).
    /// </summary>
    public const long AdvisedBytes = 64L << 20;

    /// <summary>
    /// Number of layers above which SNET4001 advises against a network. A pass calls the functions of all layers, and the JIT optimises
    /// only methods of at most 20 000 instructions and 8 000 uses of variables. Measured (MethodSizeTests): one Dense layer with softmax
    /// adds 90 instructions and 33 uses to the backward pass; a convolution with groups, padding, DropConnect and softmax adds 215 and 60,
    /// and counts as two layers. So a pass reaches at most 90 % of the JIT's limits.
    /// </summary>
    public const int AdvisedLayers = 150;

    /// <summary>
    /// Number of references between layers above which SNET4001 advises against a network. Measured with <see cref="AdvisedLayers"/>: each
    /// further layer that an <c>[Add]</c> or <c>[Concatenate]</c> reads is one more call, of 5 instructions and 3 uses of variables.
    /// </summary>
    public const int AdvisedReads = 800;

    /// <summary>
    /// Largest number of repairs that are tried for one problem. Each try builds the graph of the network, while the user types. Chosen,
    /// not measured.
    /// </summary>
    public const int RepairTries = 100;

    /// <summary>
    /// Largest number of problems of one declaration for which a repair is searched. Chosen, not measured; with <see cref="RepairTries"/>
    /// it bounds the analyzer's time.
    /// </summary>
    public const int RepairSearches = 20;

    /// <summary>
    /// Largest size that is tried as a repair if nothing indicates the intended size; the sizes are tried from 1 on. Chosen, not measured;
    /// less than <see cref="RepairTries"/>, so that all these sizes are tried.
    /// </summary>
    public const int GuessedSizes = 64;

    /// <summary>
    /// Largest number of variables that the analysis of a call follows (<c>var a = b; var b = c;</c>): enough for real code, and a limit
    /// for circular code, which does not compile. Chosen, not measured.
    /// </summary>
    public const int FollowedVariables = 8;

    /// <summary>
    /// Largest number of layers of one use of a block, with its repetitions: more than any network needs, and a limit for blocks in blocks,
    /// whose numbers multiply. Chosen, not measured.
    /// </summary>
    public const int MostBlockLayers = 10_000;
}
