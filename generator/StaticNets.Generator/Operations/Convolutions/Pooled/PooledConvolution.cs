using StaticNets.Generator.Operations.Pooling;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Pooled;

/// <summary>
/// A convolution with few filters and the maximum or minimum of windows of its output, computed with pixels in the lanes of a vector, see
/// <see cref="PixelLanes"/>. The output of the convolution itself is not stored. Each number has the same bits as with filters in the
/// lanes.
/// </summary>
/// <param name="Whole">The convolution.</param>
/// <param name="Windows">The pooling, the only reader of the convolution's output.</param>
/// <param name="IsTrained">
/// Whether a training step computes the operation too. It keeps the number of the place from which the result of each window comes.
/// </param>
internal sealed record PooledConvolution(Convolution Whole, Pooling.Pooling Windows, bool IsTrained)
    : WeightedOperation(Whole.Label, Whole.X, Whole.Kernel, Whole.Bias, Windows.Output, Whole.Function)
{
    private PixelLanes Lanes => new(Whole.Size, Windows.Size);

    // The columns are copied element by element, and vectors of pixels lie inside the image.
    public override bool ReadsUnpadded => true;

    public override bool CanFold => false;

    public override long MultiplyAdds => Whole.MultiplyAdds;

    public override long UnrolledCalls => NeverUnrolled;

    public override Operation? FuseWith(Pointwise next) => null;

    public override void Forward(ForwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer kernel = pass.Of(Kernel);
        Buffer y = pass.Of(Output);
        Buffer lines = Scratch(pass, ValueContent.PixelLines, "Lines", Lanes.LineLength(pass.Element));
        Operand[] bias = Bias is null ? [] : [Operand.Read("bias", pass.Of(Bias))];
        Operand[] places =
            !IsTrained ? []
            : pass.Training ? [Operand.Write("places", PlacesOf(pass)), Operand.Fixed(RuntimeArgument.Training, true)]
            : [Operand.Write("places", lines), Operand.Fixed(RuntimeArgument.Training, false)];
        string sum = $"windows of x[{X.Shape}] · kernel[{Kernel.Shape}]{(Bias is null ? "" : " + bias")}";
        pass.Call(
            Label + "ForwardPooled",
            $"y[rows, {Output.Shape}] = {Windows.Function.Name} of windows of {Function?.Formula(sum) ?? sum}",
            new PooledForward(
                Label,
                Lanes,
                (Extremum)Windows.Function,
                Function,
                x.RowStride,
                kernel.RowStride,
                Bias is not null,
                IsTrained
            ),
            [
                Operand.Read("x", x),
                Operand.Read("kernel", kernel),
                .. bias,
                Operand.Write("planes", Planes(pass)),
                Operand.Write("lines", lines),
                Operand.Write("y", y),
                .. places,
                RuntimeArgument.Rows,
            ]
        );
    }

    protected override void WriteKernelGradient(BackwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer gradient = pass.Gradient(Kernel);
        long sums = Size.Filters * Size.Taps * Size.Channels * pass.Element.RowMultiple;
        pass.Call(
            Label + "KernelGradient",
            $"dKernel[{Kernel.Shape}] = Σ over windows of dy[rows, {Output.Shape}] at its place · x[rows, {X.Shape}]",
            new PooledKernelGradient(Label, Lanes, x.RowStride, gradient.RowStride),
            [
                Operand.Read("x", x),
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("places", PlacesOf(pass)),
                Operand.Write("planes", Planes(pass)),
                Operand.Write("lines", Scratch(pass, ValueContent.PixelLines, "GradientLines", Lanes.LineLength(pass.Element))),
                Operand.Write(
                    "spread",
                    Scratch(pass, ValueContent.SpreadGradient, "SpreadGradient", Lanes.Places * Lanes.PlacesLength(pass.Element))
                ),
                Operand.Write("sums", Scratch(pass, ValueContent.LaneSums, "KernelSums", sums)),
                Operand.Write("dKernel", gradient),
                RuntimeArgument.Accumulate,
                RuntimeArgument.Rows,
            ]
        );
    }

    protected override void WriteInputGradient(BackwardPass pass)
    {
        Buffer gradient = pass.Gradient(Whole.Output);
        pass.Call(
            Label + "PlaceGradient",
            $"dy of the convolution[rows, {Whole.Output.Shape}] = dy[rows, {Output.Shape}] at its place in each window, zero elsewhere",
            new PlaceGradient(Lanes),
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("places", PlacesOf(pass)),
                Operand.Write("gradient", gradient),
                RuntimeArgument.Rows,
            ]
        );
        Whole.CallInputGradient(pass);
    }

    private ConvolutionShape Size => Whole.Size;

    private Buffer Planes(Pass pass) => Scratch(pass, ValueContent.ColumnPlanes, "Columns", Lanes.PlanesLength(pass.Element));

    private Buffer PlacesOf(Pass pass) => pass.RowScratch(Output, ValueContent.WindowPlaces, Lanes.PlacesLength(pass.Element));

    private Buffer Scratch(Pass pass, ValueContent content, string name, long length) =>
        pass.Scratch(Output, content, Identifiers.Camel(Label) + name, length);
}
