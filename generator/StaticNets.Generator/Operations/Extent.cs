using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>A number of rows or time steps: known when the code is emitted, or given by the caller of the pass.</summary>
internal readonly record struct Extent
{
    private Extent(long? constant, string text)
    {
        Constant = constant;
        Text = text;
    }

    /// <summary>The number of samples.</summary>
    public static Extent Samples { get; } = new(null, "rows");

    public long? Constant { get; }

    public bool IsConstant => Constant is not null;

    /// <summary>As an expression in the emitted pass.</summary>
    public string Text { get; }

    public static Extent Of(long constant) => new(constant, Literals.Integer(constant));
}
