using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;

namespace StaticNets.Generator.Planning;

/// <summary>SNET1010: a cast such as <c>(Activation)77</c> compiles, but there is no such activation.</summary>
internal static class EnumRules
{
    private static readonly string[] _enums = ["activation", "Activation", "KernelInitializer"];

    public static IEnumerable<Problem> Check(IReadOnlyList<LayerDeclaration> layers) =>
        layers.SelectMany(
            (layer, i) =>
                Undefined(layer)
                    .Select(argument =>
                        Problem.At(new Place(i, argument.Name), ProblemIds.UndefinedValue, layer.Name, argument.Items[0]!, argument.Name)
                    )
        );

    public static bool HasUndefined(LayerDeclaration layer) => Undefined(layer).Any();

    private static IEnumerable<LayerArgument> Undefined(LayerDeclaration layer) =>
        layer.Arguments.All.Where(a => Array.IndexOf(_enums, a.Name) >= 0 && a.Items[0] is { } text && !char.IsLetter(text[0]));
}
