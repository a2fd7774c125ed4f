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

/// <summary>
/// Ten causal convolutions with dilations from 1 to 512 over 16 channels, each added to its input, as in WaveNet (van den Oord et al. 2016).
/// A stream has no known length.
/// </summary>
[Network]
[Input(Steps.Any, 1)]
[Conv1D(16, 1, Name = "c0")]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 1, Activation = Activation.Tanh), Add("c0", Name = "c1")]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 2, Activation = Activation.Tanh), Add("c1", Name = "c2")]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 4, Activation = Activation.Tanh), Add("c2", Name = "c3")]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 8, Activation = Activation.Tanh), Add("c3", Name = "c4")]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 16, Activation = Activation.Tanh), Add("c4", Name = "c5")]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 32, Activation = Activation.Tanh), Add("c5", Name = "c6")]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 64, Activation = Activation.Tanh), Add("c6", Name = "c7")]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 128, Activation = Activation.Tanh), Add("c7", Name = "c8")]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 256, Activation = Activation.Tanh), Add("c8", Name = "c9")]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 512, Activation = Activation.Tanh), Add("c9")]
[Dense(1, PerStep = true)]
internal sealed partial class WaveNet;

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
