using StaticNets.Generator.Operations.Convolutions;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// <c>y = f(Σ window · kernel + bias)</c>, over an image, <c>[H, W, C] → [H′, W′, filters]</c>, or over the steps of a sequence,
/// <c>[steps, C] → [steps′, filters]</c>.
/// </summary>
/// <param name="attribute">Name of the attribute without its suffix.</param>
/// <param name="defaultName">Keras' name for such a layer.</param>
/// <param name="overSteps">Whether the windows lie over the steps of a sequence instead of an image.</param>
internal sealed class ConvolutionLayer(string attribute, string defaultName, bool overSteps) : LayerKind
{
    public override string Attribute => attribute;

    public override string DefaultName => defaultName;

    public override IReadOnlyList<string> Tensors => KernelArguments.Tensors;

    public override IReadOnlyList<string> TensorsOf(LayerArguments arguments) => KernelArguments.TensorsOf(arguments);

    public override bool ReadsImages => !overSteps;

    public override bool KeepsState(LayerArguments arguments) => overSteps && arguments.Text("Padding") == WindowArguments.Causal;

    public override string AppliedActivation(LayerArguments arguments) => arguments.TextOr("Activation", "Linear");

    public override Value? Build(LayerScope scope)
    {
        long? declaredFilters = scope.Positive("filters");
        WindowArguments window = overSteps ? WindowArguments.OverSteps(scope, "kernel") : WindowArguments.OverImage(scope, "kernel");
        long? declaredGroups = scope.CountOrOne("Groups");
        Value? x = window.Input(scope);
        scope.CheckDeclaredInputs(x?.Shape.Last);
        if (
            declaredFilters is not { } filters
            || declaredGroups is not { } groups
            || !window.IsComplete
            || !(overSteps || window.CheckNotCausal(scope))
            || x is null
        )
        {
            return null;
        }

        bool dividesGroups = ConvolutionArguments.CheckGroups(scope, groups, x.Shape.Last, filters, overSteps ? "features" : "channels");
        if (window.Axes(scope, x.Shape) is not var (vertical, horizontal) || !dividesGroups)
        {
            return null;
        }

        Shape padded = Shape.Of(vertical.PaddedLength, horizontal.PaddedLength, x.Shape.Last);
        ConvolutionShape size = new(
            ConvolutionArguments.Windows(vertical),
            ConvolutionArguments.Windows(horizontal),
            x.Shape.Last,
            filters,
            groups
        );
        long fanIn = Saturate.Multiply(size.Taps, x.Shape.Last / groups);
        long fanOut = Saturate.Multiply(size.Taps, filters);
        Shape ofKernel = overSteps ? new Shape(size.Kernel.Axes.Skip(1).ToEquatableArray()) : size.Kernel;
        (Parameter kernel, Parameter? bias) = KernelArguments.Create(scope, ofKernel, Shape.Of(filters), fanIn, fanOut);
        if (x.Shape.HasAnySteps && horizontal.KeepsLength)
        {
            return OfEachStep(scope, x, kernel, bias, size, horizontal);
        }

        Shape larger = window.Output(x.Shape, padded);
        Value image =
            window.Padding == WindowArguments.Causal
                ? scope.PadInFront(x, larger, size)
                : scope.PadImage(x, larger, vertical.Before, horizontal.Before);
        Value linear = scope.Convolve(image, kernel, bias, size, window.Output(x.Shape, size.Output), scope.DropRate("DropConnect"));
        return scope.Activate(linear, AppliedActivation(scope.Arguments));
    }

    /// <summary>
    /// Computes each step from its window. If each call determines the number of steps, these are no images of a known width, but rows of a
    /// sequence.
    /// </summary>
    private Value OfEachStep(LayerScope scope, Value x, Parameter kernel, Parameter? bias, ConvolutionShape size, WindowAxis axis)
    {
        Value windows = scope.Windows(scope.SplitSteps(x), axis);
        LayerNumber? dropRate = scope.DropRate("DropConnect");
        Value linear =
            size.Groups == 1
                ? scope.MatMul(windows, kernel, bias, dropRate)
                : scope.Convolve(windows, kernel, bias, size.OfOneWindow(), Shape.Of(size.Filters), dropRate);
        return scope.ActivateAndJoin(linear, AppliedActivation(scope.Arguments));
    }
}
