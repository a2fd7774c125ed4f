Console.WriteLine("test accuracy: none");
