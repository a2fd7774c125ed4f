namespace Amps.Models;

/// <summary>The kind of recurrent layer in a model.</summary>
internal enum Cell
{
    /// <summary>Long short-term memory, with gates in the order i f g o.</summary>
    Lstm,

    /// <summary>Gated recurrent unit whose reset gate is applied after the recurrent product, with gates in the order z r c.</summary>
    Gru,
}
