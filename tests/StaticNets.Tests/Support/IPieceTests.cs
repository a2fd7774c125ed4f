namespace StaticNets.Tests.Support;

/// <summary>
/// Tests that compare a network with a piece of a PyTorch fixture: one small network with its initial weights and results.
/// </summary>
internal interface IPieceTests
{
    /// <summary>The name of the fixture's file.</summary>
    string FixtureName { get; }

    /// <summary>The name of the piece in the fixture.</summary>
    string Piece { get; }
}
