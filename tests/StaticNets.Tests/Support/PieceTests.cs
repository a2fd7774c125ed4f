using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Support;

/// <summary>
/// Compares a small network with its piece in <c>Fixtures/make_pieces.py</c> or another script with such pieces. PyTorch has no max-norm,
/// so the script implements it by its definition.
/// </summary>
/// <param name="piece">The name of the piece.</param>
/// <param name="fixture">The name of the fixture.</param>
public abstract class PieceTests<TNetwork>(string piece, string fixture = "pieces_float64") : PyTorchPieceTests<TNetwork>(fixture, piece)
    where TNetwork : ILearn<double>, new();
