using System.Globalization;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>
/// The input of a part, such as <c>encoder/input</c>. It returns the output of the layer that the part reads, after comparing the shape
/// with the <c>[Input]</c> of the part.
/// </summary>
internal sealed class PartInput : LayerKind
{
    public const string Name = "PartInput";

    private const string Network = "network";

    private const string User = "user";

    public override string Attribute => Name;

    public override string DefaultName => "input";

    public override FeatureOrder Order => FeatureOrder.Kept;

    /// <summary>Creates the arguments that name the class of the part and the class that uses it.</summary>
    public static IEnumerable<LayerArgument> Classes(string part, string user) =>
        [new(Network, new EquatableArray<string?>([part])), new(User, new EquatableArray<string?>([user]))];

    public override Value? Build(LayerScope scope)
    {
        IEnumerable<string?> axes = scope.Arguments.Texts("shape");
        Shape declared = Shape.Of([.. axes.Select(axis => long.Parse(axis!, CultureInfo.InvariantCulture))]);
        if (scope.Input.Value is not { } x)
        {
            return scope.Unbuilt(declared);
        }

        if (x.Shape == declared)
        {
            return x;
        }

        string part = Identifiers.Parent(scope.Name);
        string network = scope.Arguments.Text(Network)!;
        string user = scope.Arguments.Text(User)!;
        scope.Report(
            ProblemIds.PartReadsAnotherShape,
            null,
            part,
            network,
            declared.ToString(),
            scope.Input.Name,
            user,
            x.Shape.ToString()
        );
        return scope.Unbuilt(declared);
    }
}
