namespace StaticNets.Generator.Operations;

/// <summary>A parameter of an emitted function.</summary>
internal abstract record FormalParameter;

/// <summary>A parameter that takes a buffer by reference.</summary>
internal sealed record BufferParameter(string Name, bool HoldsClasses = false) : FormalParameter;

/// <summary>A parameter for something that the pass itself was given.</summary>
internal sealed record PassedParameter(RuntimeArgument Value) : FormalParameter;

/// <summary>A parameter of an emitted function and the argument for it in one call: both are written from this one list.</summary>
internal readonly record struct Operand(FormalParameter Parameter, Argument Argument)
{
    public static Operand Read(string name, Buffer buffer) => new(new BufferParameter(name, buffer.HoldsClasses), Argument.Read(buffer));

    public static Operand Write(string name, Buffer buffer) => new(new BufferParameter(name, buffer.HoldsClasses), Argument.Write(buffer));

    /// <summary>A flag that is the same in all calls of the pass.</summary>
    public static Operand Fixed(RuntimeArgument parameter, bool value) => new(new PassedParameter(parameter), Argument.Flag(value));

    public static implicit operator Operand(RuntimeArgument value) => new(new PassedParameter(value), value);
}
