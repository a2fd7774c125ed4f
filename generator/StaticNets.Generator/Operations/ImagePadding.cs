using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>Adds zeros around an image. Backward, the border of the gradient is dropped.</summary>
/// <param name="Top">Rows of zeros above the image.</param>
/// <param name="Left">Columns of zeros left of the image.</param>
internal sealed record ImagePadding(Value X, Value Output, long Top, long Left) : Operation(Output.Name, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override bool ReadsUnpadded => true;

    public override long UnrolledCalls => NeverUnrolled;

    /// <summary>Number of elements of the padded image and of its gradient.</summary>
    public override long WorkingLength => Saturate.Multiply(2, Output.Shape.Length);

    public override void Forward(ForwardPass pass) => Place(pass, pass.Of(X), X.Shape, pass.Of(Output), Output.Shape, Top, Left, step: 1);

    public override void Backward(BackwardPass pass)
    {
        Buffer dy = pass.Gradient(Output);
        Contribution contribution = pass.Contribute(X);
        pass.CallLibrary(
            $"dx {(contribution.Accumulate ? "+=" : "=")} dy without its border",
            "ImageCopy.Crop",
            [
                Argument.Read(dy),
                Argument.Number(dy.RowStride, "sourceStride"),
                Argument.Number(Output.Shape.Axes[1], "sourceWidth"),
                Argument.Write(contribution.Target),
                Argument.Number(contribution.Target.RowStride, "destinationStride"),
                .. Size(X.Shape),
                Argument.Number(Top, "top"),
                Argument.Number(Left, "left"),
                Argument.Flag(contribution.Accumulate, "accumulate"),
                RuntimeArgument.Rows,
            ]
        );
    }

    /// <summary>
    /// Adds the call that copies images into larger images. In a larger image the copied pixels are <paramref name="step"/> pixels apart,
    /// with zeros between and around them.
    /// </summary>
    public static void Place(Pass pass, Buffer source, Shape image, Buffer destination, Shape larger, long top, long left, long step) =>
        pass.CallLibrary(
            $"{destination.Name}[rows, {larger}] = {source.Name}[rows, {image}] with zeros {(step == 1 ? "around it" : "around and between its pixels")}",
            "ImageCopy.Place",
            [
                Argument.Read(source),
                Argument.Number(source.RowStride, "sourceStride"),
                .. Size(image),
                Argument.Write(destination),
                Argument.Number(destination.RowStride, "destinationStride"),
                Argument.Number(larger.Axes[1], "destinationWidth"),
                Argument.Number(top, "top"),
                Argument.Number(left, "left"),
                Argument.Number(step, "step"),
                RuntimeArgument.Rows,
            ]
        );

    private static Argument[] Size(Shape image) =>
        [Argument.Number(image.Axes[0], "height"), Argument.Number(image.Axes[1], "width"), Argument.Number(image.Axes[2], "channels")];
}
