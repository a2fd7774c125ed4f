using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>A parameter of an emitted function.</summary>
internal abstract record FormalParameter;

/// <summary>A parameter that is a reference to a buffer.</summary>
internal sealed record BufferParameter(string Name, BufferElement Element = BufferElement.Network) : FormalParameter;

/// <summary>A parameter for a value that the pass received from its own caller.</summary>
internal sealed record PassedParameter(RuntimeArgument Value) : FormalParameter;

/// <summary>A parameter for a number that is known when the code is emitted.</summary>
internal sealed record NumberParameter(string Name) : FormalParameter;

/// <summary>A parameter for the present value of a hyperparameter.</summary>
internal sealed record RealParameter(string Name) : FormalParameter;

/// <summary>
/// A parameter of an emitted function together with its argument in one call, so that declaration and call use the same list.
/// </summary>
internal readonly record struct Operand(FormalParameter Parameter, Argument Argument)
{
    public static Operand Read(string name, Buffer buffer) => new(new BufferParameter(name, buffer.Element), Argument.Read(buffer));

    public static Operand Write(string name, Buffer buffer) => new(new BufferParameter(name, buffer.Element), Argument.Write(buffer));

    public static Operand Number(string name, long value) => new(new NumberParameter(name), Argument.Number(value, name));

    /// <summary>Returns an operand for the present value of a hyperparameter; none for a constant, which the function contains.</summary>
    public static Operand[] Variable(string name, LayerNumber number) =>
        number.Hyperparameter is null ? [] : [new(new RealParameter(name), Argument.Of(number))];

    /// <summary>Creates an operand whose argument is a constant instead of the flag that the pass receives from its caller.</summary>
    public static Operand Fixed(RuntimeArgument parameter, bool value) => new(new PassedParameter(parameter), Argument.Flag(value));

    /// <summary>
    /// The number of time steps of each sample. A prediction has none: all its samples have the same number.
    /// </summary>
    public static Operand Lengths(bool isTraining) =>
        new(new PassedParameter(RuntimeArgument.Lengths), isTraining ? RuntimeArgument.Lengths : Argument.NoLengths);

    public static implicit operator Operand(RuntimeArgument value) => new(new PassedParameter(value), value);
}
