using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Gives functions of a single step names of their own if functions of the whole sequence have the same names and compute something else.
/// For example, a sequence applies an activation inside the product in front of it, but a step may apply it afterwards.
/// </summary>
internal static class StepFunctions
{
    /// <param name="step">The instructions of the step.</param>
    /// <param name="others">The functions of the other passes.</param>
    public static EquatableArray<Instruction> Rename(IEnumerable<Instruction> step, IEnumerable<EmittedFunction> others)
    {
        Dictionary<string, EmittedFunction> known = [];
        foreach (EmittedFunction function in others)
        {
            known[function.Name] = function;
        }

        return Instruction.ReplaceCalls(
            step,
            call =>
                call.Function is EmittedFunction function
                && known.TryGetValue(function.Name, out EmittedFunction? other)
                && !other.Equals(function)
                    ? call with
                    {
                        Function = function.Renamed(name => name + StepGraph.Ending),
                    }
                    : call
        );
    }
}
