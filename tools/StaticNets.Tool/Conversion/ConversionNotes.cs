using StaticNets.Tool.Features;
using StaticNets.Tool.Manifests;
using StaticNets.Tool.Models;

namespace StaticNets.Tool.Conversion;

/// <summary>
/// Notes on settings that a weight file does not contain, so that the user must set them in the declaration or in calling code.
/// </summary>
internal static class ConversionNotes
{
    private const string OwnEpsilon = "1e-3";
    private const int ImageRank = 3;

    public static IEnumerable<string> Of(NetworkManifest network, Framework framework)
    {
        string[] normalisations = [.. network.Layers.Where(IsNormalisation).Select(layer => $"'{layer.Name}'")];
        if (normalisations.Length > 0)
        {
            string advice =
                framework.NormalizationEpsilon == OwnEpsilon
                    ? ""
                    : $", declare Epsilon = {framework.NormalizationEpsilon} or the model's own";
            yield return $"the epsilon of {string.Join(", ", normalisations)} is not in the file: "
                + $"{framework.Title} takes {framework.NormalizationEpsilon} unless given, StaticNets {OwnEpsilon}{advice}";
        }

        string[] unbiased = [.. network.Layers.Where(layer => layer.IsGru && !HasBias(layer)).Select(layer => $"'{layer.Name}'")];
        if (unbiased.Length > 0)
        {
            yield return $"without a bias, the weights of {string.Join(", ", unbiased)} do not tell ResetAfter: "
                + $"{framework.Title} computes {framework.GruForm}, declare the same";
        }

        if (!framework.IsChannelsFirst)
        {
            yield break;
        }

        if (network.Inputs.Any(input => input.Shape.Length >= ImageRank && !new FeatureSegment(input.Shape).IsSame))
        {
            yield return $"the network reads channels last, {framework.Title} channels first: its input too is another order of the same numbers";
        }

        FeatureFlow flow = FeatureFlow.Through(network);
        if (network.Layers.Any(layer => network.Outputs.Contains(layer.Name) && !flow.Of(layer).IsSame))
        {
            yield return $"the network's output holds flattened features, which are in another order than {framework.Title}'s";
        }
    }

    private static bool HasBias(LayerManifest layer) => layer.Tensors.Any(tensor => tensor.Role == "bias");

    private static bool IsNormalisation(LayerManifest layer) => layer.Tensors.Any(tensor => tensor.Role is "beta" or "moving_variance");
}
