using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// DropConnect (Wan et al. 2013): a training step uses <c>kernel ∘ mask</c>. An element of the mask is 0 with probability
/// <paramref name="Rate"/>, otherwise 1 / (1 − rate). All rows of the step use the same mask.
/// </summary>
/// <param name="Index">
/// Number of the operation within the network. Its random numbers depend on it, so that each operation draws different masks.
/// </param>
internal sealed record WeightMask(Parameter Kernel, LayerNumber Rate, int Index)
{
    /// <summary>Adds the calls that draw the mask and compute the masked kernel, and returns the masked kernel.</summary>
    public Buffer Apply(ForwardPass pass)
    {
        Buffer mask = Mask(pass);
        Buffer masked = Masked(pass);
        pass.CallLibrary(
            DrawMask.Comment(Rate),
            "DropoutMask.FillWeights",
            Argument.Write(mask),
            Argument.Number(mask.FixedRows * mask.RowStride),
            Argument.Of(Rate),
            Argument.Number(Index),
            RuntimeArgument.Batch
        );
        pass.CallElementwise(
            Identifiers.Pascal(Kernel.Identifier + "Masking"),
            "masked = kernel · mask",
            Term.Multiply("kernel", "mask"),
            [Operand.Read("kernel", pass.Of(Kernel)), Operand.Read("mask", mask), Operand.Write("masked", masked)]
        );
        return masked;
    }

    /// <summary>Returns the buffer of the masked kernel, which the training step uses.</summary>
    public Buffer Masked(Pass pass) => Like(pass, ParameterContent.Masked);

    /// <summary>Returns the buffer for the gradient of the masked kernel. <see cref="AddGradient"/> reads this gradient.</summary>
    public Buffer MaskedGradient(Pass pass) => Like(pass, ParameterContent.MaskedGradient);

    /// <summary>
    /// Adds the call that multiplies the gradient of the masked kernel by the mask, which gives the gradient of the kernel.
    /// </summary>
    public void AddGradient(BackwardPass pass)
    {
        Term product = Term.Multiply("masked", "mask");
        pass.CallElementwise(
            Identifiers.Pascal(Kernel.Identifier + "MaskGradient"),
            "dKernel = masked gradient · mask, added to dKernel if accumulate",
            Term.IfAccumulating(Term.Add("sums", product), product),
            [
                Operand.Read("masked", MaskedGradient(pass)),
                Operand.Read("mask", Mask(pass)),
                Operand.Write("sums", pass.Gradient(Kernel)),
                RuntimeArgument.Accumulate,
            ]
        );
    }

    private Buffer Mask(Pass pass) => Like(pass, ParameterContent.Mask);

    private Buffer Like(Pass pass, ParameterContent content) => pass.Scratch(Kernel, content, Kernel.Rows, Kernel.RowLength);
}
