namespace StaticNets.Tool.Tests.Networks;

/// <summary>Two layers of the same shape and one of another.</summary>
[Network]
[Input(2)]
[Dense(2)]
[Dense(2)]
[Dense(1, Name = "out")]
public sealed partial class Small;

/// <summary>One layer, in double.</summary>
[Network(Precision = Precision.Double)]
[Input(2)]
[Dense(1)]
public sealed partial class TinyDouble;

/// <summary>Two inputs, one output.</summary>
[Network]
[Input(2)]
[Dense(1)]
public sealed partial class Tiny;

/// <summary>Two inputs, one output, a kernel in bfloat16.</summary>
[Network]
[Input(2)]
[Dense(1, Weights = WeightFormat.BFloat16)]
public sealed partial class TinyBFloat16;

/// <summary>A vector that is reshaped to an image: PyTorch would fill the image channel by channel.</summary>
[Network]
[Input(12)]
[Reshape(2, 2, 3)]
[LayerNormalization]
[Flatten]
[Dense(1)]
public sealed partial class Dealt;

/// <summary>A sum of flattened and other features.</summary>
[Network]
[Input(2, 2, 3)]
[Flatten]
[Dense(12, Name = "other")]
[Add("flatten")]
[Dense(1, Name = "last")]
public sealed partial class Mixed;

/// <summary>An image with one channel, which all libraries flatten in the same order.</summary>
[Network]
[Input(2, 2, 1)]
[Flatten]
[Dense(1)]
public sealed partial class Grey;

/// <summary>A network whose output is a flattened image.</summary>
[Network]
[Input(2, 2, 3)]
[Flatten]
[LayerNormalization]
public sealed partial class FlatOutput;

/// <summary>Two rows of three features, which all libraries flatten in the same order.</summary>
[Network]
[Input(2, 3)]
[Flatten]
[Dense(1)]
public sealed partial class Rows;

/// <summary>A class that contains a network.</summary>
public static partial class Outer
{
    /// <summary>Two inputs, one output.</summary>
    [Network]
    [Input(2)]
    [Dense(1)]
    public sealed partial class Inner;
}

/// <summary>Two layers of the same shape with declared names.</summary>
[Network]
[Input(2)]
[Dense(2, Name = "query")]
[Dense(2, Name = "key")]
public sealed partial class Pair;

/// <summary>Two inputs and two outputs: one output reads a vector, the other the flattened features of an image.</summary>
[Network]
[Input(3, Name = "facts")]
[Input(2, 2, 3, Name = "image")]
[Dense(1, Name = "told", From = "facts")]
[Flatten(From = "image")]
[Dense(1, Name = "seen")]
[Output("seen")]
[Output("told")]
public sealed partial class TwoInputs;

/// <summary>Two layers of the same shape, one in each of two parts.</summary>
[Network]
[Input(2)]
[Use<TwoToTwo>(Name = "encoder")]
[Use<TwoToTwo>(Name = "decoder")]
public sealed partial class TwoParts;

/// <summary>The part of <see cref="TwoParts"/>.</summary>
[Network]
[Input(2)]
[Dense(2, Name = "fc")]
public sealed partial class TwoToTwo;

/// <summary>A constant, which reads no other layer.</summary>
[Network]
[Input(2)]
[Dense(2)]
[Constant(1, 2)]
[Add("dense")]
[Dense(1, Name = "out")]
public sealed partial class Shifted;

/// <summary>Two of three channels of an image, which is flattened afterwards.</summary>
[Network]
[Input(2, 2, 3)]
[Slice(2, 1)]
[Flatten]
[Dense(1)]
public sealed partial class SlicedImage;

/// <summary>A part of a flattened image: PyTorch would take other elements.</summary>
[Network]
[Input(2, 2, 3)]
[Flatten]
[Slice(0, 2)]
[Dense(1)]
public sealed partial class SlicedFeatures;

/// <summary>An image whose axes get another order.</summary>
[Network]
[Input(2, 2, 3)]
[Permute(2, 0, 1)]
[Flatten]
[Dense(1)]
public sealed partial class TurnedImage;

/// <summary>A matrix whose axes are swapped, which all libraries do alike.</summary>
[Network]
[Input(2, 3)]
[Permute(1, 0)]
[Flatten]
[Dense(1)]
public sealed partial class TurnedRows;
