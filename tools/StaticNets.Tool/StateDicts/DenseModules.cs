using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Models;

namespace StaticNets.Tool.StateDicts;

/// <summary>Linear modules, with what stands between them and images or sequences, and embeddings.</summary>
internal static class DenseModules
{
    public static void Linear(Proposal proposal, Module module, Module? next)
    {
        ModelTensor weight = ModuleKinds.Find(module, "weight")!;
        int units = (int)weight.Entry.Shape[0];
        int inputs = (int)weight.Entry.Shape[1];
        proposal.BeginAsStated(next is not null && Recurrents.IsOne(next) ? [Layer.AnySteps, inputs] : [inputs]);
        IReadOnlyList<int> shape = proposal.Current!.Shape;
        int all = shape.Aggregate(1, (product, length) => checked(product * length));
        bool isStep = shape.Count == 2 && shape[1] == inputs && next is not null && Recurrents.IsOne(next);
        int[] result = [inputs, units];
        double[] kernel = proposal.Values(weight, result, [1, 0]);
        int[]? places = null;
        if (shape.Count > 1 && !isStep)
        {
            if (shape[^1] == inputs && all != inputs)
            {
                string kind = $"GlobalAveragePooling{shape.Count - 1}D";
                proposal.Add(kind, null, inputs);
                proposal.Note($"{kind} in front of {module.Name} is a guess: it reads as many numbers as there are channels.");
            }
            else
            {
                places = PlacesOf(proposal, module, inputs);
                proposal.Add("Flatten", null, inputs);
                kernel = places is null
                    ? kernel
                    : proposal.Values(weight, [.. places, shape[^1], units], [.. Enumerable.Range(2, places.Length), 1, 0]);
            }
        }
        else if (shape[^1] != inputs)
        {
            proposal.Gap(module, $"{inputs} numbers");
        }

        proposal.IsChannelsFirst &= isStep;
        Layer layer = isStep ? proposal.Add("Dense", module, shape[0], units) : proposal.Add("Dense", module, units);
        layer.With(units).Set("PerStep", isStep);
        if (proposal.HasGaps)
        {
            // The compiler then says which number the layers above give.
            layer.Set("Inputs", inputs, 0);
        }

        AddBias(proposal, module, layer.Add("kernel", result, kernel), units);
    }

    public static void Embedding(Proposal proposal, Module module, Module? next)
    {
        ModelTensor weight = proposal.Current is null
            ? ModuleKinds.Find(module, "weight")!
            : throw new ProposalException("an embedding that is not the first module is not possible");
        int[] shape = [(int)weight.Entry.Shape[0], (int)weight.Entry.Shape[1]];
        int steps =
            proposal.Stated is [int length] ? length
            : next is not null && Recurrents.IsOne(next) ? Layer.AnySteps
            : throw new ProposalException("the number of indices is not in the file: state it with --shape input=0,20");
        proposal.Begin(steps);
        proposal.Add("Embedding", module, steps, shape[1]).With(shape).Add("embeddings", shape, proposal.Values(weight));
    }

    /// <summary>Adds the bias of a module, or says that it has none.</summary>
    public static void AddBias(Proposal proposal, Module module, Layer layer, int units)
    {
        ModelTensor? bias = ModuleKinds.Find(module, "bias");
        layer.Set("UseBias", bias is not null, otherwise: true);
        if (bias is not null)
        {
            layer.Add(
                "bias",
                [units],
                (long)bias.Entry.Shape[0] == units
                    ? proposal.Values(bias)
                    : throw new ProposalException($"the bias must have {units} numbers, found {bias.Entry.Shape[0]}")
            );
        }
    }

    /// <summary>
    /// Returns the lengths of the axes in front of the channels, if PyTorch has the channels first, so that flattened features are in another
    /// order; where layers are missing, those that the number of inputs suggests.
    /// </summary>
    private static int[]? PlacesOf(Proposal proposal, Module module, int inputs)
    {
        IReadOnlyList<int> shape = proposal.Current!.Shape;
        int channels = shape[^1];
        int[] places = [.. shape.SkipLast(1)];
        if (places.Aggregate(channels, (product, length) => checked(product * length)) != inputs)
        {
            int all = inputs / channels;
            int side = (int)Math.Sqrt(all);
            bool isSquare = inputs % channels == 0 && (places.Length == 1 || side * side == all);
            places = places.Length == 1 ? [all] : [side, side];
            proposal.Gap(module, isSquare ? $"{inputs} numbers, {Sizes.Text([.. places, channels])}" : $"{inputs} numbers");
            if (!isSquare)
            {
                throw new ProposalException(
                    $"it reads {inputs} numbers, but {Sizes.Text(shape)} is above it, so the order of the numbers is unknown: state another --shape"
                );
            }
        }

        return proposal.IsChannelsFirst ? places : null;
    }
}
