using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Adds zeros around an image, or around a sequence as an image with a single row. Backward, the border of the gradient is dropped.
/// </summary>
/// <param name="Top">Rows of zeros above the image.</param>
/// <param name="Left">Columns of zeros left of the image.</param>
internal sealed record ImagePadding(Value X, Value Output, long Top, long Left) : Operation(Output.Name, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override bool ReadsUnpadded => true;

    public override long UnrolledCalls => NeverUnrolled;

    /// <summary>Number of elements of the padded image and of its gradient.</summary>
    public override long WorkingLength => Saturate.Multiply(2, Output.Shape.Length);

    public override void Forward(ForwardPass pass) => Place(pass, X, Output, Top, Left);

    public override void Backward(BackwardPass pass) => Crop(pass, X, Output, Top, Left);

    /// <summary>Adds the call that copies an image, or a sequence, into a larger one, with zeros around it.</summary>
    public static void Place(ForwardPass pass, Value x, Value larger, long top, long left) =>
        Place(pass, pass.Of(x), x.Shape.AsImage(), pass.Of(larger), larger.Shape.AsImage(), top, left, x.Shape.Rank);

    /// <summary>Adds the call that passes the gradient of the larger image, without its border, to the image.</summary>
    public static void Crop(BackwardPass pass, Value x, Value larger, long top, long left)
    {
        Buffer dy = pass.Gradient(larger);
        Contribution contribution = pass.Contribute(x);
        pass.CallLibrary(
            $"dx {(contribution.Accumulate ? "+=" : "=")} dy without its border",
            "ImageCopy.Crop",
            [
                Argument.Read(dy),
                Argument.Number(dy.RowStride, "sourceStride"),
                Argument.Number(larger.Shape.AsImage().Axes[1], "sourceWidth"),
                Argument.Write(contribution.Target),
                Argument.Number(contribution.Target.RowStride, "destinationStride"),
                .. Size(x.Shape.AsImage()),
                Argument.Number(top, "top"),
                Argument.Number(left, "left"),
                Argument.Flag(contribution.Accumulate, "accumulate"),
                RuntimeArgument.Rows,
            ]
        );
    }

    /// <summary>
    /// Adds the call that copies images into larger images, with zeros around them. Each row of a sequence holds an image of its own.
    /// </summary>
    /// <param name="rank">2 if the images are sequences, for the comment above the call.</param>
    public static void Place(Pass pass, Buffer source, Shape image, Buffer destination, Shape larger, long top, long left, int rank) =>
        pass.CallLibrary(
            $"{destination.Name}[rows, {larger.ShownAs(rank)}] = {source.Name}[rows, {image.ShownAs(rank)}] with zeros {Around(left, rank, larger.Axes[1] - image.Axes[1])}",
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
                destination.Slice is { IsOfAllSteps: true } sequence ? Argument.RowsOf(sequence.Steps) : RuntimeArgument.Rows,
            ]
        );

    /// <param name="left">Zeros in front of the first pixel of a row.</param>
    /// <param name="rank">2 for a sequence.</param>
    /// <param name="added">Pixels by which a row becomes longer.</param>
    private static string Around(long left, int rank, long added) =>
        rank != 2 ? "around it"
        : left == added ? "in front of it"
        : left == 0 ? "behind it"
        : "around it";

    private static Argument[] Size(Shape image) =>
        [Argument.Number(image.Axes[0], "height"), Argument.Number(image.Axes[1], "width"), Argument.Number(image.Axes[2], "channels")];
}
