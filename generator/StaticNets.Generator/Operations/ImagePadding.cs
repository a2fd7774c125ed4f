using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>An image with zeros around it; back, the gradient without its border. It has no kernels of its own.</summary>
/// <param name="Top">Rows of zeros above.</param>
/// <param name="Left">Columns of zeros at the left.</param>
internal sealed record ImagePadding(Value X, Value Output, long Top, long Left) : Operation(Output.Name, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override bool ReadsUnpadded => true;

    public override long UnrolledCalls => NeverUnrolled;

    /// <summary>The larger image and its gradient.</summary>
    public override long WorkingLength => Saturate.Multiply(2, Output.Shape.Length);

    public override void Forward(ForwardPass pass) => Place(pass, pass.Of(X), X.Shape, pass.Of(Output), Output.Shape, Top, Left, step: 1);

    public override void Backward(BackwardPass pass)
    {
        if (!pass.Needs(X))
        {
            return;
        }

        Buffer dy = pass.Gradient(Output);
        Contribution contribution = pass.Contribute(X);
        pass.Call(
            $"dx {(contribution.Accumulate ? "+=" : "=")} dy without its border",
            Qualified.Runtime + "ImageCopy.Crop",
            Argument.Read(dy),
            Literals.Named("sourceStride", dy.RowStride),
            Literals.Named("sourceWidth", Output.Shape.Axes[1]),
            Argument.Write(contribution.Target),
            Literals.Named("destinationStride", contribution.Target.RowStride),
            Size(X.Shape),
            Literals.Named("top", Top),
            Literals.Named("left", Left),
            contribution.Accumulate ? "accumulate: true" : "accumulate: false",
            "rows"
        );
    }

    /// <summary>Puts the pixels of images into larger ones, so many apart, with zeros between and around them.</summary>
    public static void Place(Pass pass, Buffer source, Shape image, Buffer destination, Shape larger, long top, long left, long step) =>
        pass.Call(
            $"{destination.Name}[rows, {larger}] = {source.Name}[rows, {image}] with zeros {(step == 1 ? "around it" : "around and between its pixels")}",
            Qualified.Runtime + "ImageCopy.Place",
            Argument.Read(source),
            Literals.Named("sourceStride", source.RowStride),
            Size(image),
            Argument.Write(destination),
            Literals.Named("destinationStride", destination.RowStride),
            Literals.Named("destinationWidth", larger.Axes[1]),
            Literals.Named("top", top),
            Literals.Named("left", left),
            Literals.Named("step", step),
            "rows"
        );

    private static string Size(Shape image) =>
        $"{Literals.Named("height", image.Axes[0])}, {Literals.Named("width", image.Axes[1])}, {Literals.Named("channels", image.Axes[2])}";
}
