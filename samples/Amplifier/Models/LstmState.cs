namespace Amps.Models;

/// <summary>A state of an LSTM: the output h and the cell c of each unit.</summary>
internal sealed record LstmState(float[] Output, float[] Cell);
