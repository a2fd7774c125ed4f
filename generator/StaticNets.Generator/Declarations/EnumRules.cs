using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;

namespace StaticNets.Generator.Declarations;

/// <summary>SNET1010: a cast such as <c>(Activation)77</c> compiles, but there is no such activation.</summary>
internal static class EnumRules
{
    /// <param name="place">The layer's index, or the network.</param>
    public static IEnumerable<Problem> Check(LayerArguments arguments, string name, int place) =>
        arguments.Undefined.Select(argument =>
            Problem.At(new Place(place, argument.Name), ProblemIds.UndefinedValue, name, argument.Items[0]!, argument.Name)
        );
}
