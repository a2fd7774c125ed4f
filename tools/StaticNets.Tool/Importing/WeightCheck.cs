using StaticNets.Runtime;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Importing;

/// <summary>Checks that all weights are finite, also in the number format of the network.</summary>
internal static class WeightCheck
{
    /// <summary>Checks a network.</summary>
    /// <exception cref="ToolException">Weights are not finite; all such tensors are named.</exception>
    public static void Require(NetworkDeclaration network)
    {
        LayerNaming names = new(network);
        List<string> bad = [];
        foreach (Layer layer in network.Layers)
        {
            foreach (Weight weight in layer.Weights)
            {
                int first = Array.FindIndex(weight.Values, value => !IsFinite(value, network.Precision));
                if (first >= 0)
                {
                    bad.Add($"\n  {names.Of(layer)}/{weight.Role} {Shapes.Text(weight.Shape)}: {weight.Values[first]} at {first}");
                }
            }
        }

        if (bad.Count > 0)
        {
            throw new ToolException($"Expected finite weights. Nothing was written.{string.Concat(bad)}", exitCode: ToolException.Refused);
        }
    }

    private static bool IsFinite(double value, Precision precision) =>
        precision == Precision.Double ? double.IsFinite(value) : float.IsFinite((float)value);
}
