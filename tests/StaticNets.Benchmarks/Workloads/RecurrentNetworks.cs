namespace StaticNets.Benchmarks.Workloads;

/// <summary>A filter with memory, as of an amplifier: one sample in, 32 states, one sample out.</summary>
[Network]
[Input(64, 1)]
[Lstm(32)]
[Dense(1)]
internal sealed partial class LstmFilter;

/// <summary>The same with a gated recurrent unit.</summary>
[Network]
[Input(64, 1)]
[Gru(32)]
[Dense(1)]
internal sealed partial class GruFilter;

/// <summary>Reads the 28 lines of a picture one after the other; a linear output, for comparison with other runtimes.</summary>
[Network]
[Input(28, 28)]
[Lstm(128)]
[Dense(10)]
internal sealed partial class LineReader;

/// <summary>Learns to read the 28 lines of a picture one after the other.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(28, 28)]
[Lstm(128)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class LineLearner;
