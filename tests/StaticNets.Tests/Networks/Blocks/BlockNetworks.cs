namespace StaticNets.Tests.Networks.Blocks;

/// <summary>Two dense layers and a shortcut around them.</summary>
[Dense("units", Activation = Activation.Tanh)]
[Dense("units")]
[Add("input")]
internal sealed class ShortcutAttribute(int units) : BlockAttribute
{
    public ShortcutAttribute(string units)
        : this(0) { }

    public int Units { get; } = units;
}

/// <summary>Blocks in a block, repeated, and a branch.</summary>
[Shortcut("2 * half", Repeat = 2)]
[Dense("half", Name = "narrow", Activation = Activation.Sigmoid)]
[Dense("half", Name = "direct", From = "input")]
[Concatenate("narrow")]
internal sealed class ForkAttribute(int half) : BlockAttribute
{
    public int Half { get; } = half;
}

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Shortcut(6)]
[Fork(3, Repeat = 2, Name = "fork")]
[Shortcut(6, From = "shortcut")]
[Add("fork")]
[Dense(4)]
internal sealed partial class Built;

/// <summary>The layers of <see cref="Built"/> without blocks.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Dense(6, Activation = Activation.Tanh)]
[Dense(6)]
[Add("input", Name = "shortcut")]
[Dense(6, Activation = Activation.Tanh)]
[Dense(6)]
[Add("shortcut", Name = "fork_0_0")]
[Dense(6, Activation = Activation.Tanh)]
[Dense(6)]
[Add("fork_0_0")]
[Dense(3, Name = "narrow_0", Activation = Activation.Sigmoid)]
[Dense(3, From = "shortcut")]
[Concatenate("narrow_0", Name = "fork_0")]
[Dense(6, Activation = Activation.Tanh)]
[Dense(6)]
[Add("fork_0", Name = "fork_1_0")]
[Dense(6, Activation = Activation.Tanh)]
[Dense(6)]
[Add("fork_1_0")]
[Dense(3, Name = "narrow_1", Activation = Activation.Sigmoid)]
[Dense(3, From = "fork_0")]
[Concatenate("narrow_1", Name = "fork")]
[Dense(6, Activation = Activation.Tanh, From = "shortcut")]
[Dense(6)]
[Add("shortcut")]
[Add("fork")]
[Dense(4)]
internal sealed partial class WrittenOut;

/// <summary>A convolution whose channels are those of the input.</summary>
[Conv2D("channels", "kernel", Padding = Padding.Same, Groups = 2)]
[BatchNormalization]
[Activation(Activation.Sigmoid)]
[Multiply("input")]
internal sealed class GatedAttribute(int channels, int kernel = 3) : BlockAttribute
{
    public int Channels { get; } = channels;

    public int Kernel { get; } = kernel;
}

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 4, 2)]
[Gated(2)]
[Conv2D(4, 3)]
[Gated(4, kernel: 1, Repeat = 2)]
[Flatten]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class Images;

/// <summary>A recurrent layer over the features of an attention.</summary>
[MultiHeadAttention("heads", Causal = true, Window = 2)]
[Gru("3 * heads", ReturnSequences = true)]
[Reshape("4", "heads", "3")]
[Reshape("2 * 2", "3 * heads")]
internal sealed class ReaderAttribute(int heads) : BlockAttribute
{
    public int Heads { get; } = heads;
}

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 6)]
[Reader(2, Repeat = 2)]
[LastStep]
[Dense(2)]
internal sealed partial class Sequences;

[Lstm("units", ReturnSequences = true)]
[Dense("units", PerStep = true)]
internal sealed class RememberedAttribute(int units) : BlockAttribute
{
    public int Units { get; } = units;
}

/// <summary>The recurrent layers are in a block, but the network can still take one time step at a time.</summary>
[Network(Precision = Precision.Double)]
[Input(5, 3)]
[Remembered(4, Repeat = 2)]
internal sealed partial class Stepped;

[Embedding("words", "2 * half")]
[GlobalAveragePooling1D]
internal sealed class WordsAttribute(int words, int half) : BlockAttribute
{
    public int Words { get; } = words;

    public int Half { get; } = half;
}

/// <summary>The layer that reads indices is in a block, so the methods of the network take integers.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Words(7, 2)]
[Dense(2)]
internal sealed partial class Reviews;

[Network(Precision = Precision.Double)]
[Input(6)]
[Shortcut(6)]
[Dense(3)]
internal sealed partial class Tower;

/// <summary>A part that contains a block, used twice with the same weights, once inside another block.</summary>
[Use<Tower>(Name = "tower")]
[Use<Tower>(Name = "tower", From = "input")]
[Concatenate("tower")]
internal sealed class PairAttribute : BlockAttribute;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, Name = "left")]
[Input(6, Name = "right")]
[Use<Tower>(Name = "twin", From = "left")]
[Use<Tower>(Name = "twin", From = "right")]
[Multiply("twin", Name = "product")]
[Pair(From = "right", Name = "pair")]
[Concatenate("product")]
[Dense(2)]
internal sealed partial class Twins;
