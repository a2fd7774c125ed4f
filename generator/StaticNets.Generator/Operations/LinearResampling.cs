using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Makes an axis several times longer by linear interpolation. The element j of the longer axis lies at <c>(j + ½) / factor − ½</c> on the
/// shorter one, between two elements whose weighted mean it is; at the ends it equals the first or the last element (the half-pixel rule of
/// Keras, and of PyTorch with <c>align_corners=False</c>). Backward, both elements receive the gradient times their weights.
/// </summary>
/// <param name="Outer">Number of elements of the axes in front of the axis.</param>
/// <param name="Length">Length of the axis in x.</param>
/// <param name="Inner">Number of elements of the axes behind it.</param>
/// <param name="Factor">Number by which the axis becomes longer.</param>
internal sealed record LinearResampling(Value X, Value Output, long Outer, long Length, long Inner, long Factor) : Operation("", Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override bool ReadsUnpadded => true;

    public override long UnrolledCalls => NeverUnrolled;

    /// <summary>Number of elements of the output and of its gradient, if a second resampling reads it.</summary>
    public override long WorkingLength => Saturate.Multiply(2, Output.Shape.Length);

    public override void Forward(ForwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer y = pass.Of(Output);
        pass.CallLibrary(
            $"{y.Name}[rows, {Output.Shape}] = {x.Name}[rows, {X.Shape}], interpolated",
            "LinearInterpolation.Enlarge",
            [Argument.Read(x), Argument.Number(x.RowStride), Argument.Write(y), Argument.Number(y.RowStride), .. Size, RuntimeArgument.Rows]
        );
    }

    public override void Backward(BackwardPass pass)
    {
        Buffer dy = pass.Gradient(Output);
        Contribution contribution = pass.Contribute(X);
        pass.CallLibrary(
            $"dx {(contribution.Accumulate ? "+=" : "=")} dy, times the weights of the interpolation",
            "LinearInterpolation.Gradient",
            [
                Argument.Read(dy),
                Argument.Number(dy.RowStride),
                Argument.Write(contribution.Target),
                Argument.Number(contribution.Target.RowStride),
                .. Size,
                Argument.Flag(contribution.Accumulate, "accumulate"),
                RuntimeArgument.Rows,
            ]
        );
    }

    private Argument[] Size =>
        [
            Argument.Number(Outer, "outer"),
            Argument.Number(Length, "length"),
            Argument.Number(Inner, "inner"),
            Argument.Number(Factor, "factor"),
        ];
}
