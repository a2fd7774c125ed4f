namespace StaticNets.Runtime;

/// <summary>The rows that one pass of a generated training program works on, and where everything lies.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public ref struct MicroBatch<T>
{
    /// <summary>First input row: rows × the network's input length, without padding.</summary>
    public ref T X;

    /// <summary>First target row: rows × the network's output length; a null reference with class indices.</summary>
    public ref T Targets;

    /// <summary>First class index; a null reference with dense targets.</summary>
    public ref int Classes;

    /// <summary>How much the first row counts, the others behind it; a null reference when all count alike.</summary>
    public ref T Weights;

    /// <summary>The parameter block.</summary>
    public ref T Parameters;

    /// <summary>The gradient block, laid out as the parameter block.</summary>
    public ref T Gradients;

    /// <summary>Where the gradient of the input goes (rows × input length), or a null reference when nobody asks for it.</summary>
    public ref T InputGradient;

    /// <summary>The training workspace.</summary>
    public ref T Workspace;

    /// <summary>Rows that the workspace has room for.</summary>
    public nuint Capacity;

    /// <summary>Rows of this micro-batch.</summary>
    public nuint Rows;

    /// <summary>Index of the first row within the whole batch, so that dropout masks do not depend on the cut.</summary>
    public nuint FirstRow;

    /// <summary>Rows of the whole batch: gradients are scaled by its inverse.</summary>
    public nuint BatchRows;

    /// <summary>Seed of this step's dropout masks.</summary>
    public ulong DropoutSeed;

    /// <summary>Whether dropout is active: true in training, false in evaluation.</summary>
    public bool Training;

    /// <summary>Whether parameter gradients are added to what the block holds, or replace it.</summary>
    public bool Accumulate;
}
