using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations.Convolutions;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary><c>y = f(Σ window · kernel + bias)</c>, <c>[H, W, C] → [H′, W′, filters]</c>.</summary>
internal sealed class Conv2D : LayerKind
{
    public override string Attribute => "Conv2D";

    public override string DefaultName => "conv2d";

    public override IReadOnlyList<string> Tensors => ["kernel", "bias"];

    public override bool ReadsImages => true;

    public override string AppliedActivation(LayerArguments arguments) => arguments.TextOr("Activation", "Linear");

    public override Value? Build(LayerScope scope)
    {
        long? declaredFilters = scope.Positive("filters");
        WindowArguments window = WindowArguments.Read(scope, "kernel");
        long? declaredDilation = scope.CountOrOne("Dilation");
        long? declaredGroups = scope.CountOrOne("Groups");
        Value? x = scope.Image();
        scope.CheckDeclaredInputs(x?.Shape.Last);
        if (
            declaredFilters is not { } filters
            || declaredDilation is not { } dilation
            || declaredGroups is not { } groups
            || !window.IsComplete
            || x is null
        )
        {
            return null;
        }

        WindowAxis vertical = window.Vertical(x.Shape.Axes[0], dilation, defaultStride: 1);
        WindowAxis horizontal = window.Horizontal(x.Shape.Axes[1], dilation, defaultStride: 1);
        if (!window.CheckFit(scope, vertical, horizontal) | !CheckGroups(scope, groups, x.Shape.Last, filters))
        {
            return null;
        }

        Shape padded = Shape.Of(vertical.PaddedLength, horizontal.PaddedLength, x.Shape.Last);
        ConvolutionShape size = new(padded, vertical.Window, horizontal.Window, filters, vertical.Stride, dilation, groups);
        long fanIn = Saturate.Multiply(size.Taps, x.Shape.Last / groups);
        long fanOut = Saturate.Multiply(size.Taps, filters);
        (Parameter kernel, Parameter bias) = KernelArguments.Create(scope, size.Kernel, Shape.Of(filters), fanIn, fanOut);
        Value image = scope.PadImage(x, padded, vertical.Before, horizontal.Before);
        Value linear = scope.Convolve(image, kernel, bias, size, scope.DropRate("DropConnect"));
        return scope.Activate(linear, AppliedActivation(scope.Arguments));
    }

    private static bool CheckGroups(LayerScope scope, long groups, long channels, long filters)
    {
        (long count, string what) = channels % groups != 0 ? (channels, $"channels of '{scope.Input.Name}'") : (filters, "filters");
        if (count % groups == 0)
        {
            return true;
        }

        scope.Report(ProblemIds.GroupsDoNotDivide, "Groups", scope.Name, Literals.Integer(groups), Literals.Integer(count), what, "");
        return false;
    }
}
