using StaticNets.Tool.Declarations;
using StaticNets.Tool.Models;

namespace StaticNets.Tool.StateDicts;

/// <summary>Normalisations and learned slopes: modules with a number for each feature.</summary>
internal static class Normalizations
{
    // PyTorch's defaults; the file does not hold them.
    private const double Epsilon = 1e-5;
    private const double DefaultEpsilon = 1e-3;
    private const double Momentum = 0.9;
    private const double DefaultMomentum = 0.99;

    public static void Batch(Proposal proposal, Module module, Module? next)
    {
        int features = Begin(proposal, module, "running_mean");
        Layer layer = Kept(proposal, "BatchNormalization", module).Set("Epsilon", Epsilon, DefaultEpsilon);
        layer.Set("Momentum", Momentum, DefaultMomentum);
        Affine(proposal, module, layer, features);
        layer.Add("moving_mean", [features], Values(proposal, module, "running_mean", features, 0));
        layer.Add("moving_variance", [features], Values(proposal, module, "running_var", features, 1));
    }

    public static void OfLayer(Proposal proposal, Module module, Module? next)
    {
        int features = Begin(proposal, module, "weight");
        if (proposal.Current!.Shape.Count > 2)
        {
            throw new ProposalException("a normalisation of groups of channels, whose number is not in the file");
        }

        Affine(proposal, module, Kept(proposal, "LayerNormalization", module).Set("Epsilon", Epsilon, DefaultEpsilon), features);
    }

    public static void PRelu(Proposal proposal, Module module, Module? next)
    {
        ModelTensor weight = ModuleKinds.Find(module, "weight")!;
        int slopes = (int)weight.Entry.Shape[0];
        if (proposal.Current is null)
        {
            throw new ProposalException("a module that cannot be the first");
        }

        bool isShared = slopes == 1 && proposal.Current.Shape[^1] != 1;
        if (!isShared && slopes != proposal.Current.Shape[^1])
        {
            proposal.Gap(module, $"{slopes} features");
        }

        Kept(proposal, "PRelu", module).Set("Shared", isShared).Add("alpha", [slopes], proposal.Values(weight));
    }

    private static int Begin(Proposal proposal, Module module, string role)
    {
        int features = (int)ModuleKinds.Find(module, role)!.Entry.Shape[0];
        proposal.BeginAsStated(features);
        if (proposal.Current!.Shape[^1] != features)
        {
            proposal.Gap(module, $"{features} features");
        }

        return features;
    }

    private static Layer Kept(Proposal proposal, string kind, Module module) => proposal.Add(kind, module, [.. proposal.Current!.Shape]);

    private static void Affine(Proposal proposal, Module module, Layer layer, int features)
    {
        layer.Add("gamma", [features], Values(proposal, module, "weight", features, 1));
        layer.Add("beta", [features], Values(proposal, module, "bias", features, 0));
    }

    private static double[] Values(Proposal proposal, Module module, string role, int features, double otherwise) =>
        ModuleKinds.Find(module, role) is not { } tensor ? [.. Enumerable.Repeat(otherwise, features)]
        : tensor.Entry.Shape.Length == 1 && tensor.Entry.Shape[0] == (ulong)features ? proposal.Values(tensor)
        : throw new ProposalException($"its {role} must have {features} numbers, found {tensor.Signature}");
}
