namespace StaticNets;

/// <summary>
/// Replaces each integer of an input by a learned vector, the row of a table: <c>y = embeddings[x]</c>, <c>[steps] → [steps, features]</c>.
/// The layer reads an input of the network directly, and methods of the network take the indices as <see cref="int"/>.
/// </summary>
/// <param name="vocabulary">Number of different indices, positive; valid indices are 0 to vocabulary − 1.</param>
/// <param name="features">Length of the vector of each index, positive.</param>
public sealed class EmbeddingAttribute(int vocabulary, int features) : LayerAttribute
{
    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="vocabulary">Number of different indices, positive.</param>
    /// <param name="features">Length of the vector of each index; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public EmbeddingAttribute(int vocabulary, string features)
        : this(vocabulary, NumberOf(features)) { }

    /// <summary>Declares the layer inside a block, with sizes that the parameters of the block give.</summary>
    /// <param name="vocabulary">Number of different indices; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="features">Length of the vector of each index; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public EmbeddingAttribute(string vocabulary, string features)
        : this(NumberOf(vocabulary), NumberOf(features)) { }

    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="vocabulary">Number of different indices; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="features">Length of the vector of each index, positive.</param>
    public EmbeddingAttribute(string vocabulary, int features)
        : this(NumberOf(vocabulary), features) { }

    /// <summary>Number of different indices.</summary>
    public int Vocabulary { get; } = vocabulary;

    /// <summary>Length of the vector of each index.</summary>
    public int Features { get; } = features;

    /// <summary>
    /// The initialiser of the table; default <c>U(−0.05, 0.05)</c>, as in Keras. The initialisers that depend on the fans take the vocabulary
    /// as the inputs and the features as the outputs.
    /// </summary>
    public Initializer Initializer { get; set; }

    /// <summary>
    /// σ of <see cref="Initializer.Normal"/> (default 0.05), or the value of <see cref="Initializer.Constant"/> (default 0).
    /// </summary>
    public double InitializerValue { get; set; }

    /// <summary>λ of the regulariser <c>λ‖W‖₁</c> of the table, which is added to the loss; at least 0.</summary>
    public double L1 { get; set; }

    /// <summary>λ of the regulariser <c>λ/2 · ‖W‖²</c> of the table, which is added to the loss; its gradient is λW. At least 0.</summary>
    public double L2 { get; set; }

    /// <summary>
    /// λ of the elastic net <c>λ[(1 − α)‖W‖₁ + α‖W‖²]</c> of the table, which is added to the loss (Zou, Hastie 2005); at least 0.
    /// </summary>
    public double ElasticNet { get; set; }

    /// <summary>α of <see cref="ElasticNet"/>, from 0 (only L1) to 1 (only L2); default 0.5.</summary>
    public double ElasticNetAlpha { get; set; }

    /// <summary>Whether the layer is frozen: training leaves the table unchanged.</summary>
    public bool Frozen { get; set; }
}
