using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Support;

/// <summary>
/// Compares a small network with its piece in <c>Fixtures/make_pieces.py</c>. PyTorch has no max-norm, so the script implements it by its
/// definition.
/// </summary>
/// <param name="piece">The name of the piece.</param>
public abstract class PieceTests<TNetwork>(string piece) : PyTorchPieceTests<TNetwork>("pieces_float64", piece)
    where TNetwork : ILearn<double>, new();
