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
        Dictionary<string, EmittedFunction> written = new(StringComparer.Ordinal);
        IEnumerable<EmittedFunction> functions = plan.Functions;
        while (functions.Any())
        {
            foreach (EmittedFunction function in functions)
            {
                if (!written.TryGetValue(function.Name, out EmittedFunction? other))
                {
                    written.Add(function.Name, function);
                    function.Write(writer, plan.Element);
                }
                else if (!other.Equals(function))
                {
                    throw new InvalidOperationException($"Two different functions are called {function.Name}.");
                }
            }

            // Functions that several others share are written after the functions that call them.
            functions = [.. functions.SelectMany(function => function.Helpers)];
        }
    }
}
