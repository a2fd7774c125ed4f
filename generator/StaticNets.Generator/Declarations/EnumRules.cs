using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;

namespace StaticNets.Generator.Declarations;

/// <summary>Reports SNET1010 for a cast such as <c>(Activation)77</c>, which compiles although the enum has no such member.</summary>
internal static class EnumRules
{
    /// <param name="place">The index of the layer, or the constant for the network.</param>
    public static IEnumerable<Problem> Check(LayerArguments arguments, string name, int place) =>
        arguments.Undefined.Select(argument =>
            Problem.At(new Place(place, argument.Name), ProblemIds.UndefinedValue, name, argument.Items[0]!, argument.Name)
        );
}
