namespace StaticNets.Tool.Importing.Layouts;

/// <summary>
/// What is known of an attention before its last product: its values have no layer by themselves, since <c>[MultiHeadAttention]</c> computes
/// all of them.
/// </summary>
/// <param name="Stage">How far the attention has been read.</param>
/// <param name="Query">The queries, [… rows and heads, steps, length of a key].</param>
/// <param name="Key">The keys, [… rows and heads, length of a key, steps].</param>
/// <param name="Factor">The number by which the products were multiplied.</param>
internal sealed record AttentionPart(AttentionStage Stage, Flow Query, Flow Key, double Factor)
{
    /// <summary>Whether a step reads itself and earlier ones only.</summary>
    public bool IsCausal { get; init; }

    /// <summary>How many steps, with itself, a step of a causal attention reads; 0 for all earlier ones.</summary>
    public int Window { get; init; }
}

/// <summary>The values of an attention.</summary>
internal enum AttentionStage
{
    /// <summary>Products of queries and keys.</summary>
    Scores,

    /// <summary>The softmax of scores.</summary>
    Probabilities,

    /// <summary>Sums of values, weighted by probabilities; the flow has the layer and the axes of the values.</summary>
    Heads,
}
