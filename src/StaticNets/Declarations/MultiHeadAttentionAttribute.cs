namespace StaticNets;

/// <summary>
/// Self-attention over the steps of a sequence (Vaswani et al. 2017), <c>[steps, features] → [steps, features]</c>: each step reads from all
/// steps, by several heads side by side. From a query, a key and a value of each step, which are products of the input with
/// <c>query_kernel</c>, <c>key_kernel</c> and <c>value_kernel</c>, a head computes <c>softmax(query · keysᵀ / √keyDimension) · values</c>;
/// the output is the product of all heads with <c>output_kernel</c>. Each product has a bias.
/// </summary>
public sealed class MultiHeadAttentionAttribute : KernelLayerAttribute
{
    /// <summary>Attention whose heads share the features evenly: queries, keys and values have features / heads elements in each head.</summary>
    /// <param name="heads">Number of heads, positive; it must divide the features.</param>
    public MultiHeadAttentionAttribute(int heads) => Heads = heads;

    /// <summary>Attention with heads of any length.</summary>
    /// <param name="heads">Number of heads, positive.</param>
    /// <param name="keyDimension">Length of the queries and keys of one head, positive.</param>
    public MultiHeadAttentionAttribute(int heads, int keyDimension)
    {
        Heads = heads;
        KeyDimension = keyDimension;
    }

    /// <summary>
    /// Attention inside a block whose heads share the features evenly, with a size that the parameters of the block give.
    /// </summary>
    /// <param name="heads">Number of heads; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public MultiHeadAttentionAttribute(string heads)
        : this(NumberOf(heads)) { }

    /// <summary>Attention inside a block with heads of any length, with sizes that the parameters of the block give.</summary>
    /// <param name="heads">Number of heads; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="keyDimension">
    /// Length of the queries and keys of one head; an expression such as <c>"2 * size"</c> with a positive value.
    /// </param>
    public MultiHeadAttentionAttribute(string heads, string keyDimension)
        : this(NumberOf(heads), NumberOf(keyDimension)) { }

    /// <summary>Attention inside a block with heads of any length, with a size that the parameters of the block give.</summary>
    /// <param name="heads">Number of heads; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="keyDimension">Length of the queries and keys of one head, positive.</param>
    public MultiHeadAttentionAttribute(string heads, int keyDimension)
        : this(NumberOf(heads), keyDimension) { }

    /// <summary>Attention inside a block with heads of any length, with a size that the parameters of the block give.</summary>
    /// <param name="heads">Number of heads, positive.</param>
    /// <param name="keyDimension">
    /// Length of the queries and keys of one head; an expression such as <c>"2 * size"</c> with a positive value.
    /// </param>
    public MultiHeadAttentionAttribute(int heads, string keyDimension)
        : this(heads, NumberOf(keyDimension)) { }

    /// <summary>Number of heads.</summary>
    public int Heads { get; }

    /// <summary>Length of the queries and keys of one head; 0 if it is features / heads.</summary>
    public int KeyDimension { get; }

    /// <summary>Length of the values of one head, positive; default: that of its keys.</summary>
    public int ValueDimension { get; set; }

    /// <summary>Whether a step reads only itself and the steps before it; default false.</summary>
    public bool Causal { get; set; }

    /// <summary>
    /// Number of steps that a step reads with <see cref="Causal"/>, itself included; at least 0. Default 0: all steps before it. Only with a
    /// window can the network be computed one step at a time.
    /// </summary>
    public int Window { get; set; }
}
