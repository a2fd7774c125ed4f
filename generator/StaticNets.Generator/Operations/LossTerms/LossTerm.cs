using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.LossTerms;

/// <summary>
/// A term that a layer adds to the loss: a function of values of the network, summed over the rows of a batch. Like a loss, it is divided by
/// the number of rows, and the weight of a row multiplies the row's share. It computes nothing in a prediction.
/// </summary>
/// <param name="Output">A value that stands for the term in the graph; it has no memory, and nothing reads it.</param>
internal abstract record LossTerm(string Label, Value Output) : Operation(Label, Output)
{
    public override long UnrolledCalls => 0;

    /// <summary>
    /// Buffers with sums over the rows of earlier micro-batches, which must keep their content from one micro-batch to the next.
    /// </summary>
    public virtual IReadOnlyList<BufferIdentity> Kept => [];

    /// <summary>Whether the gradient of a row depends on the other rows, so that it needs the whole batch at once.</summary>
    public virtual bool NeedsWholeBatch => false;

    // A single step is a prediction. The rows of sequences of any length lie in another order than the weights of the rows.
    public sealed override IReadOnlyList<Operation>? AtOneStep(OneStep values) => values.IsSingle ? [] : null;

    /// <summary>Does nothing: the term is part of the loss, see <see cref="AddToLoss"/>.</summary>
    public sealed override void Forward(ForwardPass pass) { }

    /// <summary>Adds the call that returns the sum of the term over the rows.</summary>
    public abstract void AddToLoss(Pass pass);

    /// <summary>The operands at the end of a function that sums a term over the rows.</summary>
    protected static Operand[] OfRows { get; } = [RuntimeArgument.RowWeights, RuntimeArgument.Rows];
}
