using StaticNets.Tool.Declarations;
using StaticNets.Tool.Models;

namespace StaticNets.Tool.StateDicts;

/// <summary>Convolutions, whose strides and paddings are guessed.</summary>
internal static class ConvolutionModules
{
    private static readonly string[] _transposed = ["deconv", "transpose", "convt", "upconv"];

    /// <summary>Whether the bias, or the name, tells that a convolution is a transposed one, whose weight is [in, out, height, width].</summary>
    public static bool IsTransposed(Module module)
    {
        ModelTensor weight = ModuleKinds.Find(module, "weight")!;
        ulong? units = ModuleKinds.Find(module, "bias")?.Entry.Shape[0];
        bool isNamed = Array.Exists(_transposed, word => module.Name.Contains(word, StringComparison.OrdinalIgnoreCase));
        return units is null || weight.Entry.Shape[0] == weight.Entry.Shape[1]
            ? isNamed
            : units != weight.Entry.Shape[0] && units == weight.Entry.Shape[1];
    }

    public static void OfImage(Proposal proposal, Module module, Module? next)
    {
        int[] weight = Lengths(module);
        Image(proposal);
        IReadOnlyList<int> shape = proposal.Current!.Shape;
        int groups = Groups(proposal, module, weight[1], weight[0]);
        int pad = proposal.IsSame && weight[2] == weight[3] && weight[2] % 2 == 1 ? weight[2] / 2 : 0;
        int height = shape[0] + (2 * pad) - weight[2] + 1;
        int width = shape[1] + (2 * pad) - weight[3] + 1;
        RequireRoom(height, width);
        Layer layer = proposal.Add("Conv2D", module, height, width, weight[0]);
        layer.With(weight[2] == weight[3] ? [weight[0], weight[2]] : [weight[0], weight[2], weight[3]]);
        layer.Set("Pad", pad, 0).Set("Groups", groups, 1);
        AddKernel(proposal, module, layer, [weight[2], weight[3], weight[1], weight[0]], weight[0]);
        if (proposal.IsPooled)
        {
            RequireRoom(height / 2, width / 2);
            proposal.Add("MaxPooling2D", null, height / 2, width / 2, weight[0]).With(2);
        }

        Guess(proposal);
    }

    public static void Transpose(Proposal proposal, Module module, Module? next)
    {
        int[] weight = Lengths(module);
        Image(proposal);
        IReadOnlyList<int> shape = proposal.Current!.Shape;
        if (shape[^1] != weight[0])
        {
            proposal.Gap(module, $"{weight[0]} channels");
        }

        // A stride of the kernel's length is the usual one of decoders: windows lie side by side.
        int stride = weight[2] == weight[3] ? weight[2] : 1;
        int height = checked(((shape[0] - 1) * stride) + weight[2]);
        int width = checked(((shape[1] - 1) * stride) + weight[3]);
        Layer layer = proposal.Add("Conv2DTranspose", module, height, width, weight[1]);
        layer.With(weight[2] == weight[3] ? [weight[1], weight[2]] : [weight[1], weight[2], weight[3]]).Set("Strides", stride, 1);
        AddKernel(proposal, module, layer, [weight[2], weight[3], weight[1], weight[0]], weight[1]);
        Guess(proposal);
    }

    public static void OfSequence(Proposal proposal, Module module, Module? next)
    {
        int[] weight = Lengths(module);
        if (proposal.Current is null)
        {
            // PyTorch has [C, steps].
            proposal.Begin(
                proposal.Stated is [int channels, int length]
                    ? [length, channels]
                    : throw new ProposalException("the length of the sequence is not in the file: state it with --shape input=0,C,steps")
            );
        }

        IReadOnlyList<int> shape = proposal.Current!.Shape;
        if (shape.Count != 2 || shape[0] == Layer.AnySteps)
        {
            throw new ProposalException("it reads a sequence of known length, which the layers above do not give: state --shape");
        }

        int groups = Groups(proposal, module, weight[1], weight[0]);
        int pad = proposal.IsSame && weight[2] % 2 == 1 ? weight[2] / 2 : 0;
        int steps = shape[0] + (2 * pad) - weight[2] + 1;
        RequireRoom(steps, 1);
        Layer layer = proposal.Add("Conv1D", module, steps, weight[0]).With(weight[0], weight[2]);
        layer.Set("Pad", pad, 0).Set("Groups", groups, 1);
        DenseModules.AddBias(
            proposal,
            module,
            layer.Add(
                "kernel",
                [weight[2], weight[1], weight[0]],
                proposal.Values(ModuleKinds.Find(module, "weight")!, [weight[2], weight[1], weight[0]], [2, 1, 0])
            ),
            weight[0]
        );
        if (proposal.IsPooled)
        {
            RequireRoom(steps / 2, 1);
            proposal.Add("MaxPooling1D", null, steps / 2, weight[0]).With(2);
        }

        Guess(proposal);
    }

    private static void Image(Proposal proposal)
    {
        if (proposal.Current is null)
        {
            // PyTorch has [C, H, W].
            proposal.Begin(
                proposal.Stated is [int channels, int height, int width]
                    ? [height, width, channels]
                    : throw new ProposalException("the size of the images is not in the file: state it with --shape input=0,C,H,W")
            );
        }

        if (proposal.Current!.Shape.Count != 3)
        {
            throw new ProposalException("it reads an image, which the layers above do not give");
        }
    }

    private static int Groups(Proposal proposal, Module module, int channelsOfGroup, int filters)
    {
        int channels = proposal.Current!.Shape[^1];
        int groups = channels / channelsOfGroup;
        if (channels % channelsOfGroup == 0 && filters % groups == 0)
        {
            return groups;
        }

        throw new ProposalException(
            $"it reads {channelsOfGroup} channels, the layers above give {channels}: the modules are called in another order, or joined"
        );
    }

    private static void AddKernel(Proposal proposal, Module module, Layer layer, int[] kernel, int units)
    {
        layer.Add("kernel", kernel, proposal.Values(ModuleKinds.Find(module, "weight")!, kernel, [2, 3, 1, 0]));
        DenseModules.AddBias(proposal, module, layer, units);
    }

    private static void Guess(Proposal proposal)
    {
        const string Guess = "Strides, paddings and poolings are guesses that fit the sizes of the weights.";
        proposal.IsChannelsFirst = true;
        if (!proposal.Notes.Contains(Guess))
        {
            proposal.Note(Guess);
        }
    }

    private static int[] Lengths(Module module) =>
        Array.ConvertAll<ulong, int>([.. ModuleKinds.Find(module, "weight")!.Entry.Shape], length => (int)length);

    private static void RequireRoom(int height, int width)
    {
        if (height < 1 || width < 1)
        {
            throw new ProposalException("its kernel is larger than what it reads: state a larger --shape");
        }
    }
}
