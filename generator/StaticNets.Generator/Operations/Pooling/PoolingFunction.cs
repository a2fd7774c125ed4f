using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Pooling;

/// <summary>What a window becomes: the texts of a kernel's inner loop, for vectors of channels.</summary>
internal abstract record PoolingFunction(string Name)
{
    /// <summary>What the result begins with.</summary>
    public abstract string Start { get; }

    /// <summary>The result after another pixel <c>x</c>, from what it was, <c>y</c>.</summary>
    public abstract string Take { get; }

    /// <summary>The result in the end; <c>count</c> pixels were taken.</summary>
    public virtual string Finish => "y";

    /// <summary>Whether <see cref="Finish"/> and <see cref="Share"/> divide by the number of pixels.</summary>
    public virtual bool Divides => false;

    /// <summary>Whether the way back looks at the image again.</summary>
    public bool ComparesPixels => !Divides;

    /// <summary>The part <c>share</c> of <c>dy</c> that a pixel receives; what others have not yet taken is <c>left</c>.</summary>
    public abstract void Share(CodeWriter writer);
}

/// <summary>The largest or the smallest pixel; the first one of several.</summary>
internal sealed record Extremum(string Name, string Operator, string Bound) : PoolingFunction(Name)
{
    public static Extremum Maximum { get; } = new("maximum", "Max", "double.NegativeInfinity");

    public static Extremum Minimum { get; } = new("minimum", "Min", "double.PositiveInfinity");

    public override string Start => $"S.Constant({Bound})";

    // Max and Min let a NaN through that is their second operand, not one that is their first.
    public override string Take => $"S.Select(S.Equal(y, y), S.{Operator}(y, x), y)";

    public override void Share(CodeWriter writer)
    {
        writer.Line("V isIt = S.Equal(x, y);");
        writer.Line("V share = S.Select(isIt, left, S.Zero);");
        writer.Line("left = S.Select(isIt, S.Zero, left);");
    }
}

/// <summary>The mean of the pixels.</summary>
internal sealed record Mean() : PoolingFunction("mean")
{
    public override string Start => "S.Zero";

    public override string Take => "S.Add(y, x)";

    public override string Finish => "S.Divide(y, count)";

    public override bool Divides => true;

    public override void Share(CodeWriter writer) => writer.Line("V share = S.Divide(left, count);");
}
