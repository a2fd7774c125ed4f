using StaticNets.Tool.Conversion;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Models;

namespace StaticNets.Tool.StateDicts;

/// <summary>One layer of a recurrent module, in one or both directions.</summary>
internal static class Recurrents
{
    private const string Reverse = "_reverse";

    /// <summary>Whether the tensors of a module are kernels of input and state, perhaps with biases, in one or both directions.</summary>
    public static bool IsOne(Module module) =>
        Kernels(module, "") is not null
        && module.Tensors.All(tensor => RoleOf(tensor) is "weight_ih" or "weight_hh" or "bias_ih" or "bias_hh")
        && (module.Tensors.All(tensor => !IsReverse(tensor)) || Kernels(module, Reverse) is not null);

    public static void Add(Proposal proposal, Module module, Module? next)
    {
        (ModelTensor ofInput, ModelTensor ofState) = Kernels(module, "")!.Value;
        int units = (int)ofState.Entry.Shape[1];
        int features = (int)ofInput.Entry.Shape[1];
        int gates = (int)(ofInput.Entry.Shape[0] / (ulong)units);
        bool isBoth = Kernels(module, Reverse) is not null;
        proposal.BeginAsStated(Layer.AnySteps, features);
        if (proposal.Current!.Shape.Count != 2)
        {
            throw new ProposalException("it reads a sequence, which the layers above do not give");
        }

        if (proposal.Current.Shape[1] != features)
        {
            proposal.Gap(module, $"{features} features");
        }

        string kind = gates switch
        {
            4 => "Lstm",
            3 => "Gru",
            _ => "SimpleRnn",
        };
        bool all = next is not null && IsOne(next);
        int outputs = isBoth ? checked(2 * units) : units;
        Layer layer = all ? proposal.Add(kind, module, proposal.Current.Shape[0], outputs) : proposal.Add(kind, module, outputs);
        layer.With(units).Set("ReturnSequences", all).Set("Bidirectional", isBoth);
        bool hasBias = module.Tensors.Any(tensor => RoleOf(tensor) == "bias_ih");
        layer.Set("UseBias", hasBias, otherwise: true);
        AddWeights(proposal, module, layer, "", "", hasBias);
        if (isBoth)
        {
            AddWeights(proposal, module, layer, Reverse, "backward_", hasBias);
        }

        proposal.IsChannelsFirst = false;
        if (!all)
        {
            proposal.Note(
                $"{module.Name} gives its last state, {(isBoth ? "h_n of both directions" : "as y[:, -1] or h_n")}; ReturnSequences = true gives those of all steps."
            );
        }
    }

    private static void AddWeights(Proposal proposal, Module module, Layer layer, string ending, string prefix, bool hasBias)
    {
        (ModelTensor ofInput, ModelTensor ofState) = Kernels(module, ending)!.Value;
        int columns = (int)ofInput.Entry.Shape[0];
        layer.Add(prefix + "kernel", [(int)ofInput.Entry.Shape[1], columns], Transposed(ofInput));
        layer.Add(prefix + "recurrent_kernel", [(int)ofState.Entry.Shape[1], columns], Transposed(ofState));
        if (!hasBias)
        {
            return;
        }

        double[] first = Bias("bias_ih");
        double[] second = Bias("bias_hh");
        bool isGru = layer.Kind == "Gru";
        layer.Add(
            prefix + "bias",
            isGru ? [2, columns] : [columns],
            isGru ? [.. first, .. second] : [.. first.Zip(second, (one, other) => one + other)]
        );

        double[] Transposed(ModelTensor tensor)
        {
            int[] shape = [(int)tensor.Entry.Shape[1], columns];
            return Ordered(proposal.Values(tensor, shape, [1, 0]), shape);
        }

        double[] Bias(string role) =>
            module.Tensors.FirstOrDefault(tensor => RoleOf(tensor) == role && IsReverse(tensor) == (ending.Length > 0)) is { } tensor
            && tensor.Entry.Shape.Length == 1
            && tensor.Entry.Shape[0] == (ulong)columns
                ? Ordered(proposal.Values(tensor), [columns])
                : throw new ProposalException($"its {role}{ending} must have {columns} numbers");

        double[] Ordered(double[] values, int[] shape) =>
            layer.Kind == "Gru" ? AxisOrder.Permute(values, shape, shape.Length - 1, PyTorch.GruGates.Columns(columns)) : values;
    }

    /// <summary>Returns the kernels of input and state of one direction if their shapes fit: gates · units rows.</summary>
    private static (ModelTensor OfInput, ModelTensor OfState)? Kernels(Module module, string ending)
    {
        ModelTensor? ofInput = Find("weight_ih");
        ModelTensor? ofState = Find("weight_hh");
        return
            ofInput?.Entry.Shape is [ulong rows, _]
            && ofState?.Entry.Shape is [ulong same, ulong units]
            && rows == same
            && (rows == units || rows == 3 * units || rows == 4 * units)
            ? (ofInput, ofState)
            : null;

        ModelTensor? Find(string role) =>
            module.Tensors.FirstOrDefault(tensor => RoleOf(tensor) == role && IsReverse(tensor) == (ending.Length > 0));
    }

    private static bool IsReverse(ModelTensor tensor) => tensor.Role.EndsWith(Reverse, StringComparison.Ordinal);

    /// <summary>Returns a role without number and direction: <c>weight_ih</c> of <c>weight_ih_l0_reverse</c>.</summary>
    private static string RoleOf(ModelTensor tensor) => string.Join('_', tensor.Role.Split('_').Take(2));
}
