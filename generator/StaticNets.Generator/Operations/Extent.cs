using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>A count: either known when the code is emitted, or the number of samples of the call.</summary>
internal readonly record struct Extent(long? Constant)
{
    public static Extent Samples { get; } = new(null);

    public static Extent Of(long constant) => new(constant);

    public bool IsConstant => Constant is not null;

    public string Text => Constant is { } constant ? Literals.Integer(constant) : "rows";
}
