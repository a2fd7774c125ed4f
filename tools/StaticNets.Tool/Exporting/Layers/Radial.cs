using StaticNets.Tool.Exporting.Graphs;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>Gaussian units, <c>exp(−γⱼ ‖x − cⱼ‖²)</c>; normalised, their shares.</summary>
internal static class Radial
{
    public static ExportedValue Export(ExportContext context)
    {
        string axis = context.Graph.Integers($"{context.Name}/units", -2);
        string row = context.Add("Unsqueeze", [context.Input.Last, axis]);
        string difference = context.Add("Sub", [row, context.Stored("centers", 1, 0)]);
        string square = context.Add("Mul", [difference, difference]);
        string inputs = context.Graph.Integers($"{context.Name}/inputs", -1);
        string distance = context.Add("ReduceSum", [square, inputs], ("keepdims", 0));
        string exponent = context.Add("Neg", [context.Add("Mul", [distance, context.Stored("gamma")])]);
        return context.Last(
            context.Declared.Bool("Normalized") ? context.Add("Softmax", [exponent], ("axis", -1)) : context.Add("Exp", [exponent])
        );
    }
}
