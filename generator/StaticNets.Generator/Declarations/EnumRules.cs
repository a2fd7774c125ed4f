using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;

namespace StaticNets.Generator.Declarations;

/// <summary>Reports SNET1010 for a cast such as <c>(Activation)77</c>, which compiles although the enum has no such member.</summary>
internal static class EnumRules
{
    /// <param name="place">The place of the attribute.</param>
    public static IEnumerable<Problem> Check(LayerArguments arguments, string name, Place place) =>
        arguments.Undefined.Select(argument =>
            Problem.At(
                place with
                {
                    Argument = argument.Name,
                },
                ProblemIds.UndefinedValue,
                name,
                argument.Items[0]!,
                argument.Name,
                "there is no such member: use one of the named ones"
            )
        );
}
