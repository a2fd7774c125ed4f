using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Pooling;

/// <summary>
/// The function that reduces a window to one pixel. Its members are C# texts for the innermost loop, which runs over vectors of channels.
/// </summary>
internal abstract record PoolingFunction(string Name)
{
    /// <summary>The initial value of the result.</summary>
    public abstract string Start { get; }

    /// <summary>The result after another pixel <c>x</c>, from the previous result <c>y</c>.</summary>
    public abstract string Take { get; }

    /// <summary>The final result after <c>count</c> pixels.</summary>
    public virtual string Finish => "y";

    /// <summary>Words for comments that say which pixels of a window receive its gradient.</summary>
    public abstract string Passes { get; }

    /// <summary>Whether <see cref="Finish"/> and <see cref="Share"/> divide by the number of pixels.</summary>
    public virtual bool Divides => false;

    /// <summary>Whether the backward pass compares the pixels with the result, for which it reads the image again.</summary>
    public bool ComparesPixels => !Divides;

    /// <summary>
    /// Emits code that declares <c>share</c>, the part of a window's gradient that a pixel receives. The variable <c>left</c> begins
    /// as the gradient of the window; after each pixel, the code can reduce <c>left</c> for the next pixels.
    /// </summary>
    public abstract void Share(CodeWriter writer);
}

/// <summary>The maximum or the minimum; of several equal pixels the first one receives the gradient.</summary>
internal sealed record Extremum(string Name, string Operator, string Bound) : PoolingFunction(Name)
{
    public static Extremum Maximum { get; } = new("maximum", "Max", "double.NegativeInfinity");

    public static Extremum Minimum { get; } = new("minimum", "Min", "double.PositiveInfinity");

    public override string Start => $"S.Constant({Bound})";

    // A NaN in the window must become the result. Max and Min always return a NaN in their second operand, the new pixel x, but not always
    // one in their first, y. So Select keeps y if it is already NaN.
    public override string Take => $"S.Select(S.Equal(y, y), S.{Operator}(y, x), y)";

    public override string Passes => $"passed to the {Name} of each window";

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
    /// <summary>Whether the elements of the padding are counted, too.</summary>
    public bool CountsPadding { get; init; }

    public override string Start => "S.Zero";

    public override string Take => "S.Add(y, x)";

    public override string Finish => "S.Divide(y, count)";

    public override bool Divides => true;

    public override string Passes => "divided among the pixels of each window";

    public override void Share(CodeWriter writer) => writer.Line("V share = S.Divide(left, count);");
}
