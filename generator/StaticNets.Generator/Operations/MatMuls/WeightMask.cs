using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// DropConnect (Wan et al. 2013): in a training step a product works with <c>kernel ∘ mask</c>, the mask 0 with probability
/// <paramref name="Rate"/>, else 1 / (1 − rate). All rows of a step have the same mask.
/// </summary>
/// <param name="Index">Number of the dropout within the network: each draws masks of its own.</param>
internal sealed record WeightMask(Parameter Kernel, double Rate, int Index)
{
    /// <summary>Draws the mask and writes the masked kernel.</summary>
    public Buffer Apply(ForwardPass pass)
    {
        Buffer mask = Mask(pass);
        Buffer masked = Masked(pass);
        pass.Call(
            $"mask: 0 with probability {Literals.Double(Rate)}, else {Literals.Double(1)} / (1 - {Literals.Double(Rate)})",
            Qualified.Runtime + "DropoutMask.FillWeights",
            Argument.Write(mask),
            Literals.Integer(mask.FixedRows * mask.RowStride),
            Literals.Double(Rate),
            Literals.Integer(Index),
            "in batch"
        );
        string name = Kernel.Identifier + "Masking";
        VectorLoop.WriteFixed(
            pass,
            Identifiers.Pascal(name),
            "masked = kernel · mask",
            ["kernel", "mask"],
            "masked",
            mask.FixedRows * mask.RowStride,
            writer => writer.Line("S.Store(S.Multiply(S.Load(ref kernel, i), S.Load(ref mask, i)), ref masked, i);")
        );
        pass.Call(
            "masked = kernel · mask",
            Identifiers.Pascal(name),
            Argument.Read(pass.Of(Kernel)),
            Argument.Read(mask),
            Argument.Write(masked)
        );
        return masked;
    }

    /// <summary>The kernel that the step works with.</summary>
    public Buffer Masked(Pass pass) => Like(pass, "Masked");

    /// <summary>Where the gradient of the masked kernel goes; <see cref="AddGradient"/> takes it from there.</summary>
    public Buffer MaskedGradient(Pass pass) => Like(pass, "MaskedGradient");

    /// <summary>Sends the gradient of the masked kernel back through the mask.</summary>
    public void AddGradient(BackwardPass pass)
    {
        Buffer mask = Mask(pass);
        string name = Identifiers.Pascal(Kernel.Identifier + "MaskGradient");
        string product = "S.Multiply(S.Load(ref masked, i), S.Load(ref mask, i))";
        VectorLoop.WriteFixed(
            pass,
            name,
            "kernel gradient (+)= masked gradient · mask",
            ["masked", "mask"],
            "sums",
            mask.FixedRows * mask.RowStride,
            writer => writer.Line($"S.Store(accumulate ? S.Add(S.Load(ref sums, i), {product}) : {product}, ref sums, i);"),
            "bool accumulate"
        );
        pass.Call(
            "kernel gradient (+)= masked gradient · mask",
            name,
            Argument.Read(MaskedGradient(pass)),
            Argument.Read(mask),
            Argument.Write(pass.Gradient(Kernel)),
            "accumulate"
        );
    }

    private Buffer Mask(Pass pass) => Like(pass, "Mask");

    private Buffer Like(Pass pass, string suffix) => pass.Scratch(Kernel.Identifier + suffix, Kernel.Rows, Kernel.RowLength);
}
