namespace StaticNets.Generator.Operations.Addressing;

/// <summary>The gradient of a matrix that belongs to a row. The functions of this folder only add to it.</summary>
internal static class MatrixGradient
{
    /// <summary>Adds a call that sets the gradient to zero if nothing has been written to it yet.</summary>
    public static void Clear(BackwardPass pass, string label, Contribution contribution)
    {
        if (!contribution.Accumulate)
        {
            pass.CallElementwise(
                label + "ClearGradient",
                "dx = 0",
                Term.Zero,
                [Operand.Write("dx", contribution.Target)],
                comment: "each column is added to below"
            );
        }
    }
}
