using StaticNets.Generator.Operations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>Prints the functions that the passes call.</summary>
internal static class FunctionWriter
{
    /// <exception cref="InvalidOperationException">Two functions have the same name, so that calls could run the wrong one.</exception>
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (EmittedFunction function in plan.Functions)
        {
            if (!names.Add(function.Name))
            {
                throw new InvalidOperationException($"Two different functions are called {function.Name}.");
            }

            function.Write(writer, plan.Element);
        }
    }
}
